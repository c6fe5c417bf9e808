// Search by character pairs and stems. The index is scripts that call sgpolicy(...): a page that is opened as a file
// cannot fetch. Only the parts that a search needs are loaded.
"use strict";
(() => {
  const SHOWN = 40;
  const { held, load } = window.sgpolicySite;
  let index = null;
  async function ready() {
    await load("search-index.js");
    const [shards, size, count, pairs, kinds] = held.index[0];
    index ??= { shards, size, count, kinds, simplified: new Map((pairs.match(/../gu) ?? []).map((pair) => [...pair])) };
  }

  // The same folding as in Python: one width, case and script, one wording for 社工, English words without their endings.
  const folded = (text) => [...text.normalize("NFKC").toLowerCase()].map((one) => index.simplified.get(one) ?? one).join("");
  const plain = (text) => folded(text).replaceAll("社会工作", "社工");
  const stem = (word) => (word.length < 4 || !/^[a-z]+$/.test(word) || word.endsWith("ss") ? word : word.replace(/(?<=[a-z]{3})(?:ies|ings?|ed|es|[sey])$/, ""));
  function grams(text) {
    const found = [];
    for (const [run] of text.matchAll(/[a-z0-9]+|[㐀-鿿々〇]+/g)) {
      if (/^[a-z0-9]/.test(run)) found.push(stem(run));
      else if (run.length === 1) found.push(run);
      else for (let at = 0; at + 1 < run.length; at += 1) found.push(run.slice(at, at + 2));
    }
    return [...new Set(found)];
  }
  function unpacked(text) {
    let last = 0;
    return text.split(",").map((step) => (last += parseInt(step, 36)));
  }
  async function holding(gram) {
    const shard = gram.codePointAt(0) % index.shards;
    await load(`search-grams-${shard}.js`);
    const known = held.grams[shard];
    if (Object.hasOwn(known, gram)) return new Set(unpacked(known[gram]));
    const begun = Object.keys(known).filter((other) => other.startsWith(gram)); // a word or a character that goes on
    return new Set(begun.flatMap((other) => unpacked(known[other])));
  }
  async function find(query) {
    const sets = await Promise.all(grams(plain(query)).map(holding));
    if (!sets.length) return [];
    sets.sort((a, b) => a.size - b.size);
    return [...sets[0]].filter((number) => sets.every((set) => set.has(number))).sort((a, b) => a - b);
  }
  async function entry(number) {
    const chunk = Math.floor(number / index.size);
    await load(`search-entries-${chunk}.js`);
    return held.entries[chunk][number % index.size];
  }

  const form = document.getElementById("_search");
  const hits = document.getElementById("_hits");
  const found = document.getElementById("_found");
  const more = document.getElementById("_more");
  const { asked, ask } = window.sgpolicySite;
  const zh = () => document.documentElement.dataset.lang === "zh";
  let run = 0;
  let shown = [];
  let at = 0;

  function marked(text, words) {
    const parts = [];
    const pattern = words.length ? new RegExp(words.map((word) => word.replace(/[.*+?^${}()|[\]\\]/g, "\\$&")).join("|"), "gi") : null;
    let from = 0;
    if (pattern) for (const hit of text.matchAll(pattern)) {
      parts.push(text.slice(from, hit.index));
      const mark = document.createElement("mark");
      mark.textContent = hit[0];
      parts.push(mark);
      from = hit.index + hit[0].length;
    }
    return [...parts, text.slice(from)];
  }
  function line([kind, href, zhTitle, enTitle, zhNote, enNote], words) {
    const item = document.createElement("li");
    const type = document.createElement("span");
    type.className = "kind";
    const option = form.elements.type.querySelector(`option[value="${kind}"]`);
    type.textContent = option ? option.textContent : kind;
    const link = document.createElement("a");
    link.href = href;
    link.append(...marked(zh() ? zhTitle : enTitle, words));
    const note = document.createElement("small");
    note.append(...marked(zh() ? zhNote : enNote, words));
    item.append(type, link, note);
    return item;
  }
  async function show(words, mine) {
    const lines = [];
    while (at < shown.length && lines.length < SHOWN) {
      const one = await entry(shown[at]);
      if (mine !== run) return;
      at += 1;
      lines.push(line(one, words));
    }
    hits.append(...lines);
    more.parentElement.hidden = at >= shown.length;
  }
  async function search() {
    const mine = (run += 1);
    const query = form.elements.q.value.trim();
    ask({ q: query, type: form.elements.type.value });
    if (query) await ready();
    const words = query ? folded(query).split(/\s+/).filter(Boolean) : [];
    const [from, to] = query && form.elements.type.value ? index.kinds[form.elements.type.value] ?? [0, 0] : [0, Infinity];
    const numbers = query ? (await find(query)).filter((number) => from <= number && number < to) : [];
    if (mine !== run) return;
    hits.replaceChildren();
    [shown, at] = [numbers, 0];
    found.textContent = query ? (zh() ? `找到 ${numbers.length} 条` : `${numbers.length} found`) : "";
    words.push(...words.filter((word) => word.includes("社工")).map((word) => word.replaceAll("社工", "社会工作")));
    await show(words, mine);
    more.onclick = () => show(words, mine);
  }
  form.addEventListener("submit", (event) => { event.preventDefault(); search(); });
  let pause;
  form.addEventListener("input", () => { clearTimeout(pause); pause = setTimeout(search, 150); });
  document.addEventListener("language", search);
  function start() {
    form.elements.q.value = asked().get("q") ?? new URLSearchParams(location.search).get("q") ?? "";
    form.elements.type.value = asked().get("type") ?? "";
    search();
  }
  addEventListener("hashchange", start);
  start();
  form.elements.q.focus();
})();
