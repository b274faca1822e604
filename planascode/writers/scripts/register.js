"use strict";
// A table that can be sifted, put in order and taken along. The values of the rows stand in the page (data-choices); this
// script shows and hides rows, counts, and keeps the choice in the address. Without it the lists are links.
(() => {
  const { make, fold, fill, calmly, onPage } = planascode;
  const NUMBER = /^[+-]?[0-9]+(,[0-9]+)?$/;
  const FORMULA = /^\s*[=+\-@\t\r＝＋－＠]/; // OWASP, CSV Injection; also in full width
  const TEXT = "tekst", ORDER = "volgorde";
  const MANY = 100; // rows that a browser lays out while a reader waits for nothing; the others come when asked

  const lines = (text) => text.replace(/\s+/g, " ").trim();

  // The words of a cell, each block apart; signs that are drawn only are no words.
  const wordsOf = (cell) => {
    const parts = [""];
    const read = (node) => {
      for (const child of node.childNodes) {
        if (child.nodeType === Node.TEXT_NODE) parts[parts.length - 1] += child.data;
        if (child.nodeType !== Node.ELEMENT_NODE || child.hasAttribute("aria-hidden")) continue;
        const apart = /^(?:P|LI|UL|OL|DIV)$/.test(child.tagName);
        if (apart) parts.push("");
        read(child);
        if (apart) parts.push("");
      }
    };
    read(cell);
    return parts.map(lines).filter(Boolean).join(", ");
  };

  const csvCell = (text) => {
    const safe = FORMULA.test(text) && !NUMBER.test(text) ? `'${text}` : text;
    return /[";\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
  };

  // The table as CSV that a Dutch spreadsheet opens by double click: as the data files of the site are written.
  const csv = (table, rows) =>
    "\ufeff" + [table.tHead.rows[0], ...rows].map((row) => [...row.cells].map((cell) => csvCell(wordsOf(cell))).join(";") + "\r\n").join("");

  const download = (name, text) => {
    const address = URL.createObjectURL(new Blob([text], { type: "text/csv;charset=utf-8" }));
    make("a", { href: address, download: name }).click();
    setTimeout(() => URL.revokeObjectURL(address), 1000);
  };

  // A list of links becomes a list of boxes to tick.
  const facetOf = (details, words) => {
    const name = details.dataset.facet;
    const summary = details.querySelector("summary");
    const chosen = make("span", { class: "chosen" });
    const options = [...details.querySelectorAll("li")].map((item) => {
      const box = make("input", { type: "checkbox", name, value: item.dataset.choice, autocomplete: "off" });
      const count = item.querySelector(".count");
      count.remove();
      const label = make("label", {}, box, make("span", {}, lines(item.textContent)), count);
      item.replaceChildren(label);
      return { box, count, key: `${name}:${item.dataset.choice}` };
    });
    const list = details.querySelector("ul");
    list.replaceWith(make("div", { role: "group", "aria-label": lines(summary.textContent) }, list.cloneNode(false)));
    details.querySelector("[role=group] > ul").append(...list.children);
    summary.append(" ", chosen);
    return {
      name,
      options,
      say() {
        const count = options.filter((option) => option.box.checked).length;
        chosen.textContent = count ? fill(words.chosen, { count }) : "";
        details.toggleAttribute("data-chosen", count > 0);
      },
    };
  };

  // The rows with what they are sifted and ordered by; ``at`` gives (facet, option) of each value.
  const rowsOf = (table, facets) => {
    const places = new Map();
    facets.forEach((facet, at) => facet.options.forEach((option, number) => places.set(option.key, [at, number])));
    return [...table.tBodies[0].rows].map((row, place) => ({
      row,
      place,
      text: "",
      keys: [],
      values: (row.dataset.choices ?? "").split(" ").map((key) => places.get(key)).filter(Boolean),
    }));
  };

  // The words of each row, looked up when a reader writes the first one.
  const withText = (rows) => {
    for (const item of rows) item.text ||= fold([...item.row.cells].map(wordsOf).join(" "));
  };

  // Which rows hold, and for each option how many rows would with it beside the choices in the other lists.
  const sift = (rows, wanted, terms) => {
    const counts = wanted.map((options) => options.map(() => 0));
    const asked = wanted.map((options) => options.some(Boolean));
    const shown = rows.map(({ text, values }) => {
      if (!terms.every((term) => text.includes(term))) return false;
      const lacking = new Set(asked.flatMap((is, at) => (is ? [at] : [])));
      for (const [at, number] of values) if (wanted[at][number]) lacking.delete(at);
      for (const [at, number] of values) if (lacking.size === 0 || (lacking.size === 1 && lacking.has(at))) counts[at][number] += 1;
      return lacking.size === 0;
    });
    return { shown, counts };
  };

  const keyOf = ({ row, keys }, column) => (keys[column] ??= row.cells[column].dataset.sort ?? wordsOf(row.cells[column]));

  // Order: 0 is the plan's own, 3 the third column upwards, -3 downwards.
  const ordered = (rows, order) => {
    if (!order) return rows;
    const collator = new Intl.Collator("nl", { numeric: true });
    const keyed = rows.map((item) => [keyOf(item, Math.abs(order) - 1), item]);
    keyed.sort(([a, first], [b, second]) => Math.sign(order) * collator.compare(a, b) || first.place - second.place);
    return keyed.map(([, item]) => item);
  };

  const start = (group) => {
    if (group.dataset.ready) return;
    group.dataset.ready = "yes";
    const words = JSON.parse(group.dataset.words);
    const table = document.getElementById(group.dataset.table);
    const body = table.tBodies[0];
    const heads = [...table.tHead.rows[0].cells];
    const facets = [...group.querySelectorAll("[data-facet]")].map((details) => facetOf(details, words));
    const rows = rowsOf(table, facets);
    let order = 0, line = rows, holding = new Set(), most = MANY;

    const text = make("input", { type: "search", name: TEXT, autocomplete: "off", spellcheck: "false" });
    const select = make("select", { autocomplete: "off" }, make("option", { value: 0 }, words.own));
    heads.forEach((head, at) => select.append(make("option", { value: at + 1 }, lines(head.textContent))));
    const clear = make("button", { type: "button" }, words.clear);
    const save = make("button", { type: "button" }, words.download);
    const status = make("p", { role: "status" });
    const none = make("p", { class: "none", hidden: true }, words.none);
    const more = make("button", { type: "button", class: "more", hidden: true }, words.more);
    group.prepend(make("label", { class: "text" }, make("span", {}, words.text), text));
    group.append(
      make("div", { class: "tools" }, make("label", { class: "order" }, make("span", {}, words.order), select), clear, save, status),
      none,
    );
    table.after(more);
    heads.forEach((head, at) => {
      const button = make("button", { type: "button" });
      button.append(...head.childNodes);
      head.append(button);
      button.addEventListener("click", () => put(order === at + 1 ? -order : order === -at - 1 ? 0 : at + 1));
    });

    // Where rows are cards the heads are not seen: the list of columns stands in for them.
    const reach = () => {
      const unseen = getComputedStyle(table.tHead).position === "absolute";
      for (const head of heads) head.querySelector("button").tabIndex = unseen ? -1 : 0;
    };
    window.addEventListener("resize", calmly(100, reach));
    reach();

    const toAddress = () => {
      const asked = new URLSearchParams();
      for (const facet of facets) for (const { box } of facet.options) if (box.checked) asked.append(facet.name, box.value);
      if (text.value.trim()) asked.set(TEXT, text.value.trim());
      if (order) asked.set(ORDER, String(order));
      const query = asked.toString();
      history.replaceState(history.state, "", (query ? `?${query}` : location.pathname.split("/").pop()) + location.hash);
    };

    // Of the rows that hold the first ones are seen, all when the reader asked for all.
    const lay = () => {
      let seen = 0;
      for (const item of line) {
        const hidden = !holding.has(item) || ++seen > most;
        if (item.row.hidden !== hidden) item.row.hidden = hidden;
      }
      const first = Math.min(most, holding.size);
      more.hidden = first === holding.size;
      status.textContent = fill(more.hidden ? words.shown : words.first, { shown: holding.size, all: rows.length, first });
      none.hidden = holding.size > 0;
    };

    const show = () => {
      const wanted = facets.map((facet) => facet.options.map((option) => option.box.checked));
      const terms = fold(text.value).split(/\s+/).filter(Boolean);
      if (terms.length) withText(rows);
      const { shown, counts } = sift(rows, wanted, terms);
      facets.forEach((facet, at) => {
        facet.options.forEach((option, number) => { option.count.textContent = String(counts[at][number]); });
        facet.say();
      });
      holding = new Set(rows.filter((_, at) => shown[at]));
      lay();
    };

    const put = (next) => {
      order = next;
      line = ordered(rows, order);
      for (const { row } of line) row.hidden = true;
      body.append(...line.map((item) => item.row));
      show(); // the address below says what is written by now, so the rows must too
      select.value = String(Math.max(order, 0));
      heads.forEach((head, at) => {
        if (Math.abs(order) === at + 1) head.setAttribute("aria-sort", order > 0 ? "ascending" : "descending");
        else head.removeAttribute("aria-sort");
      });
      toAddress();
    };

    more.addEventListener("click", () => {
      const next = line.filter((item) => holding.has(item))[most];
      most = Infinity;
      lay();
      next.row.querySelector("a")?.focus();
    });
    const changed = () => { show(); toAddress(); };
    for (const facet of facets) for (const { box } of facet.options) box.addEventListener("change", changed);
    text.addEventListener("input", calmly(120, changed));
    select.addEventListener("change", () => put(Number(select.value)));
    clear.addEventListener("click", () => {
      for (const facet of facets) for (const { box } of facet.options) box.checked = false;
      text.value = "";
      changed();
    });
    save.addEventListener("click", () => {
      show();
      download(words.file, csv(table, line.filter((item) => holding.has(item)).map((item) => item.row)));
    });

    const asked = new URLSearchParams(location.search);
    for (const facet of facets) for (const { box } of facet.options) box.checked = asked.getAll(facet.name).includes(box.value);
    text.value = asked.get(TEXT) ?? "";
    const given = Number(asked.get(ORDER));
    if (Number.isInteger(given) && given && Math.abs(given) <= heads.length) put(given);
    show();
  };

  onPage(() => document.querySelectorAll(".sift[data-table]").forEach(start));
})();
