"use strict";
// The search field: a link to the list from A to Z becomes a field with hits under it; on the page of the search the hits
// stand on the page itself. The index is fetched when the reader goes to the field, as a script: that also works on file://.
(() => {
  const { make, fill, calmly, onPage } = planascode;
  const FEW = 8;
  let engine = null;

  const fetchScript = (address) =>
    new Promise((done, failed) => {
      const script = make("script", { src: address });
      script.addEventListener("load", done);
      script.addEventListener("error", failed);
      document.head.append(script);
    });

  // The engine over the index, fetched once.
  const ready = (link) => {
    engine ??= Promise.all([link.dataset.engine, link.dataset.index].map(fetchScript)).then(() => searchEngine(searchIndex));
    return engine;
  };

  const start = () => {
    const place = document.querySelector("p.find");
    if (!place) return;
    const link = place.querySelector("a");
    const words = JSON.parse(link.dataset.words);
    const search = link.getAttribute("href");
    const root = search.slice(0, search.lastIndexOf("/") + 1);
    const own = link.hasAttribute("aria-current");

    const input = make("input", { type: "search", id: "_search", name: "q", autocomplete: "off", spellcheck: "false" });
    const status = make("p", { role: "status" });
    const list = make("ol", { class: "hits" });
    const all = make("a", { class: "all", href: search }, words.all);
    const hits = make("div", { class: "found", hidden: true }, list, all);
    const form = make("form", { role: "search", class: "find" },
      make("label", { for: "_search" }, words.label), input, make("button", { type: "submit" }, words.go));
    place.replaceWith(form);
    if (own) {
      const heading = make("h2", {}, words.found);
      const section = make("section", { class: "hits", hidden: true }, heading, status, list);
      document.querySelector("main h1").after(section);
    } else {
      form.append(hits, status);
    }
    const box = own ? list.closest("section") : hits;
    const query = () => input.value.trim();
    const toSearch = () => `${search}?q=${encodeURIComponent(query())}`;

    const hit = ({ title, kind, place: where, address }) =>
      make("li", {}, make("a", { href: root + address }, make("span", { class: "title" }, title), " ",
        make("span", { class: "what" }, where ? `${kind} · ${where}` : kind)));

    const show = async () => {
      const asked = query();
      if (!asked) return hide();
      let found;
      try {
        found = (await ready(link))(asked);
      } catch {
        status.textContent = words.broken;
        return;
      }
      if (asked !== query()) return;
      list.replaceChildren(...(own ? found : found.slice(0, FEW)).map(hit));
      all.setAttribute("href", toSearch());
      all.hidden = found.length <= FEW;
      box.hidden = own ? false : found.length === 0;
      const count = found.length === 1 ? words.one : fill(words.many, { count: found.length });
      status.textContent = found.length === 0 ? words.none : own ? count : `${count}. ${words.how}`;
      if (own) history.replaceState(history.state, "", `?q=${encodeURIComponent(asked)}`);
    };
    const hide = () => {
      box.hidden = true;
      list.replaceChildren();
      status.textContent = "";
    };

    input.addEventListener("focus", () => ready(link).catch(() => {}));
    input.addEventListener("input", calmly(80, show));
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      if (own) show();
      else if (query()) location.assign(toSearch());
    });

    const links = () => [input, ...list.querySelectorAll("a"), ...(own || all.hidden ? [] : [all])];
    const step = (by) => {
      const stops = links(), at = stops.indexOf(document.activeElement);
      stops[Math.min(Math.max(at + by, 0), stops.length - 1)].focus();
    };
    const keys = (event) => {
      if (box.hidden || event.altKey || event.ctrlKey || event.metaKey) return;
      if (event.key === "ArrowDown" || event.key === "ArrowUp") step(event.key === "ArrowDown" ? 1 : -1);
      else if (event.key === "Escape" && !own) { input.focus(); hide(); }
      else return;
      event.preventDefault();
    };
    input.addEventListener("keydown", keys);
    list.addEventListener("keydown", keys);
    all.addEventListener("keydown", keys);
    form.addEventListener("focusout", (event) => { if (!own && event.relatedTarget && !form.contains(event.relatedTarget)) hide(); });
    document.addEventListener("pointerdown", (event) => { if (!own && !form.contains(event.target)) hide(); });

    if (own) {
      input.value = new URLSearchParams(location.search).get("q") ?? "";
      show();
    }
  };

  // "/" goes to the field from everywhere but where one writes.
  document.addEventListener("keydown", (event) => {
    const input = document.getElementById("_search");
    if (event.key !== "/" || event.altKey || event.ctrlKey || event.metaKey || !input) return;
    if (event.target.closest("input, textarea, select, [contenteditable]")) return;
    event.preventDefault();
    input.focus();
    input.select();
  });
  onPage(start);
})();
