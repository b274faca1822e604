"use strict";
// What the other scripts of the site share. Words come from the page; they become text, never markup.
const planascode = Object.freeze({
  // An element with attributes (true: without a value; false: not there) and, inside it, elements and texts.
  make(tag, attributes = {}, ...inside) {
    const element = document.createElement(tag);
    for (const [name, value] of Object.entries(attributes)) {
      if (value !== false) element.setAttribute(name, value === true ? "" : String(value));
    }
    element.append(...inside);
    return element;
  },

  // A text as it is compared: small letters, no accents.
  fold: (text) => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase(),

  // "{shown} van {all}" with its values.
  fill: (template, values) => template.replace(/\{(\w+)\}/g, (whole, name) => String(values[name] ?? whole)),

  // Calls back once the reader pauses.
  calmly(wait, act) {
    let timer = 0;
    return () => {
      clearTimeout(timer);
      timer = setTimeout(act, wait);
    };
  },

  // Does its work on the page, and again when its content was put in anew (the preview does that at each save).
  onPage(work) {
    work();
    document.addEventListener("planascode:page", work);
  },
});

// On a narrow screen the menu is folded behind a button; without this script it is there as it is.
planascode.onPage(() => {
  const menu = document.querySelector("header nav");
  if (!menu || menu.querySelector("button")) return;
  const button = planascode.make("button", { type: "button", "aria-expanded": "false" }, menu.getAttribute("aria-label"));
  button.addEventListener("click", () => button.setAttribute("aria-expanded", String(button.ariaExpanded !== "true")));
  menu.prepend(button);
});
