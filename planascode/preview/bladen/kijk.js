// The page follows the plan: when something was saved it is fetched again and put in the place of what is shown, where the
// reader is. Only the preview serves this file. The site's own scripts hear of the new page by an event.
"use strict";
(() => {
  const panel = () => document.getElementById("_kijk");
  const say = (words) => { document.getElementById("_kijk-melding").textContent = words; };
  const remembered = "kijk-paneel";

  // The panel stays open or folded as the reader left it, but opens by itself when nothing was chosen and something is wrong.
  const remember = () => {
    const details = panel().querySelector("details");
    const chosen = sessionStorage.getItem(remembered);
    if (chosen && !panel().querySelector(".kijk-bewaard")) details.open = chosen === "open";
    details.querySelector("summary").addEventListener("click", () => sessionStorage.setItem(remembered, details.open ? "dicht" : "open"));
  };

  // Where the focus is, as the way from the body down: it is put back on what stands there afterwards.
  const way = (element) => {
    const steps = [];
    for (let node = element; node && node !== document.body; node = node.parentElement) {
      steps.unshift([...node.parentElement.children].indexOf(node));
    }
    return steps;
  };
  const at = (steps) => steps.reduce((node, step) => node && node.children[step], document.body);

  const swap = (fresh) => {
    const [x, y] = [window.scrollX, window.scrollY];
    const inner = document.querySelector(".kijk-binnen").scrollTop;
    const focused = document.activeElement;
    const steps = way(focused);
    const old = [...document.body.children], now = [...fresh.body.children];
    if (old.length === now.length) {
      old.forEach((node, place) => { if (node.id !== "_kijk-melding" && !node.isEqualNode(now[place])) node.replaceWith(now[place]); });
    } else {
      const live = document.getElementById("_kijk-melding");
      document.body.replaceChildren(...now.map((node) => (node.id === live.id ? live : node)));
    }
    document.title = fresh.title;
    remember();
    document.dispatchEvent(new Event("planascode:page"));
    window.scrollTo({ left: x, top: y, behavior: "instant" });
    document.querySelector(".kijk-binnen").scrollTop = inner;
    const again = at(steps);
    if (document.activeElement !== focused && again && again.tagName === focused.tagName) again.focus({ preventScroll: true });
    say(panel().dataset.melding + (document.querySelector(".kijk-strook") ? ". U ziet de laatste goede versie." : ". Bijgewerkt."));
  };

  const fetchAgain = async () => {
    const answer = await fetch(location.pathname, { cache: "no-store", redirect: "follow" });
    if (answer.redirected) { location.assign(answer.url); return; }
    swap(new DOMParser().parseFromString(await answer.text(), "text/html"));
  };

  let stream = null;
  const listen = () => {
    if (stream || document.hidden) return;
    stream = new EventSource("/_kijk/gebeurtenissen?versie=" + panel().dataset.versie);
    stream.onmessage = (event) => {
      const [version, style] = event.data.split(" ");
      if (style !== panel().dataset.stijl) location.reload();
      else if (version !== panel().dataset.versie) fetchAgain().catch(gone);
    };
    stream.onerror = gone;
  };
  const gone = () => say("De voorvertoning is gestopt of niet te bereiken.");
  // A page that nobody sees lets go of its connection: a browser has only a few.
  const hush = () => { if (stream) stream.close(); stream = null; };
  document.addEventListener("visibilitychange", () => (document.hidden ? hush() : listen()));
  window.addEventListener("pagehide", hush);
  window.addEventListener("pageshow", listen);
  remember();
  listen();
})();
