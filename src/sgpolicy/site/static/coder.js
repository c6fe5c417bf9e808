// The coder's page: a record and its place in the text are shown together, by click or by key.
"use strict";
(() => {
  const all = (css) => [...document.querySelectorAll(css)];
  const cards = all(".cards article");
  const tags = new Map(all(".tag").map((tag) => [tag.id.slice("_at-".length), tag]));
  const pieces = all(".text .p");
  let current = -1;

  function into(element) {
    const pane = element.closest(".text, .cards");
    if (pane.scrollHeight > pane.clientHeight) pane.scrollTop += element.getBoundingClientRect().top - pane.getBoundingClientRect().top - pane.clientHeight / 3;
    else element.scrollIntoView({ block: "center" });
  }
  function show(id, write = true) {
    const at = cards.findIndex((card) => card.id === id);
    if (at < 0) return;
    current = at;
    for (const old of all(".coder .current")) { old.classList.remove("current"); old.removeAttribute("aria-current"); }
    cards[at].classList.add("current");
    cards[at].setAttribute("aria-current", "true");
    const covered = pieces.filter((piece) => piece.dataset.r?.split(" ").includes(id));
    for (const piece of covered) piece.classList.add("current");
    tags.get(id)?.classList.add("current");
    into(cards[at]);
    if (covered.length) into(tags.get(id) ?? covered[0]);
    if (write) history.replaceState(null, "", `#${id}`);
  }
  const step = (by) => cards.length && show(cards[(current + by + cards.length) % cards.length].id);
  let seen = -1;
  function visit(kind) {
    const found = all(`.text .${kind}`);
    if (!found.length) return;
    seen = (seen + 1) % found.length;
    for (const old of all(".text .current")) old.classList.remove("current");
    found[seen].classList.add("current");
    into(found[seen]);
  }
  const keys = { j: () => step(1), n: () => step(1), k: () => step(current < 0 ? 0 : -1), p: () => step(current < 0 ? 0 : -1), u: () => visit("unexplained"), g: () => visit("gap") };
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.target.closest("input, select, textarea")) return;
    if (Object.hasOwn(keys, event.key)) { event.preventDefault(); keys[event.key](); }
  });
  document.querySelector(".text").addEventListener("click", (event) => {
    const piece = event.target.closest(".p[data-r]");
    if (!piece || String(getSelection())) return;
    const ids = piece.dataset.r.split(" "); // click again for the next record over the same place
    const now = cards[current]?.id;
    show(ids[(ids.indexOf(now) + 1) % ids.length]);
  });
  for (const link of all(".tag, .cards .number, .cards .anchor")) {
    link.addEventListener("click", (event) => { event.preventDefault(); show(link.hash.slice(1).replace(/^_at-/, "")); });
  }
  const from = () => show(decodeURIComponent(location.hash.slice(1).replace(/^_at-/, "")), false);
  addEventListener("hashchange", from);
  from();
})();
