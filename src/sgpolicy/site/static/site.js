// What every page does: language, sorting, filters in the address, copying, downloads. No request leaves the page.
"use strict";
(() => {
  const root = document.documentElement;
  const all = (css, within = document) => [...within.querySelectorAll(css)];
  const stored = (value) => {
    try {
      if (value) localStorage.setItem("sgpolicy-language", value);
      return localStorage.getItem("sgpolicy-language");
    } catch { return null; }
  };

  // Language: what was chosen before, else the browser's.
  function speak(language) {
    root.lang = root.dataset.lang = language;
    for (const one of all("[data-en]")) {
      const text = one.dataset[language];
      if (one.tagName === "INPUT") { one.setAttribute("aria-label", text); if (one.closest(".find")) one.placeholder = text; }
      else one.textContent = text;
    }
    const button = document.getElementById("_lang");
    button.lang = language === "en" ? "zh" : "en";
    document.dispatchEvent(new CustomEvent("language"));
  }
  const wanted = stored() || (navigator.language.toLowerCase().startsWith("zh") ? "zh" : "en");
  document.getElementById("_lang").addEventListener("click", () => speak(stored(root.dataset.lang === "en" ? "zh" : "en") || (root.dataset.lang === "en" ? "zh" : "en")));

  // The part of the address after #: an anchor, or filters such as #status=planned&q=...
  function asked() {
    const hash = location.hash.slice(1);
    return new URLSearchParams(hash.includes("=") ? hash : "");
  }
  function ask(changes) {
    const now = asked();
    for (const [key, value] of Object.entries(changes)) { if (value) now.set(key, value); else now.delete(key); }
    history.replaceState(null, "", now.size ? `#${now}` : location.pathname + location.search);
  }

  // What is loaded when it is asked for: scripts that call sgpolicy(...), as a page that is opened as a file cannot fetch.
  const held = {};
  const waiting = {};
  window.sgpolicy = (what, place, data) => { (held[what] ??= {})[place] = data; };
  const load = (file) => (waiting[file] ??= new Promise((resolve, reject) => {
    const script = document.createElement("script");
    script.src = file;
    script.onload = resolve;
    script.onerror = reject;
    document.head.append(script);
  }));
  window.sgpolicySite = { asked, ask, held, load };

  // The rows of a table that are not on the page: they come when all are asked for, or are to be sorted or chosen from.
  async function whole(key) {
    const note = document.querySelector(`#_${key} [data-rest]`);
    if (!note) return;
    await load(note.dataset.rest);
    if (!note.isConnected) return;
    const rows = document.createElement("template");
    rows.innerHTML = held.rows[note.dataset.rest];
    document.querySelector(`#_t-${key} tbody`).append(rows.content);
    note.remove();
  }

  // Filters: a table's or a list of records; several on one page keep apart by the name of the table.
  function things(form) {
    const key = form.dataset.for;
    return all(key === "records" ? "#_records > article" : `#_t-${key} tbody tr`);
  }
  function name(form, select) { return `${form.dataset.for}.${select.name}`; }
  async function filter(form) {
    if (all("select", form).some((select) => select.value)) await whole(form.dataset.for);
    const chosen = all("select", form).filter((select) => select.value);
    let kept = 0;
    const rows = things(form);
    for (const row of rows) {
      row.hidden = !chosen.every((select) => row.getAttribute(`data-${select.name.replaceAll(" ", "-")}`) === select.value);
      kept += !row.hidden;
    }
    form.querySelector("output").textContent = chosen.length ? `${kept} / ${rows.length}` : "";
  }
  function read() {
    const now = asked();
    for (const form of all("form.filters")) {
      for (const select of all("select", form)) select.value = now.get(name(form, select)) || "";
      for (const select of all("select", form)) if (select.selectedIndex < 0) select.value = "";
      filter(form);
    }
    const target = location.hash.length > 1 && !location.hash.includes("=") && document.getElementById(decodeURIComponent(location.hash.slice(1)));
    if (target && target.hidden) { for (const form of all("form.filters")) { for (const select of all("select", form)) select.value = ""; filter(form); } target.scrollIntoView(); }
  }
  for (const form of all("form.filters")) {
    form.hidden = false;
    form.addEventListener("submit", (event) => event.preventDefault());
    form.addEventListener("change", () => {
      ask(Object.fromEntries(all("select", form).map((select) => [name(form, select), select.value])));
      filter(form);
    });
  }
  addEventListener("hashchange", read);

  // Sorting: by the number or text of a cell; what is empty comes last.
  const text = (node) => (node.nodeType === Node.TEXT_NODE ? node.data : node.tagName === "BDI" && node.lang !== root.lang ? "" : [...node.childNodes].map(text).join(""));
  const worth = (cell) => cell.dataset.s ?? text(cell).trim();
  function sort(table, column, down) {
    const numeric = table.tHead.rows[0].cells[column].classList.contains("n");
    const key = (row) => { const value = worth(row.cells[column]); return numeric ? parseFloat(value.replace(/[, ]/g, "")) : value; };
    const empty = (value) => (numeric ? Number.isNaN(value) : value === "" || value === "–");
    const rows = [...table.tBodies[0].rows].map((row, at) => ({ row, at, value: key(row) }));
    const compare = new Intl.Collator(root.lang === "zh" ? "zh" : "en", { numeric: true }).compare;
    rows.sort((a, b) => empty(a.value) - empty(b.value) || (down ? -1 : 1) * (numeric ? a.value - b.value || 0 : compare(a.value, b.value)) || a.at - b.at);
    table.tBodies[0].append(...rows.map((one) => one.row));
  }
  for (const table of all("table")) {
    if (table.tBodies[0].rows.length < 2) continue;
    for (const head of table.tHead.rows[0].cells) {
      if (!head.textContent.trim()) continue;
      const button = document.createElement("button");
      button.type = "button";
      button.append(...head.childNodes);
      head.append(button);
      button.addEventListener("click", async () => {
        await whole(table.id.slice("_t-".length));
        const down = head.getAttribute("aria-sort") === "ascending" || (!head.hasAttribute("aria-sort") && head.classList.contains("n"));
        for (const other of table.tHead.rows[0].cells) other.removeAttribute("aria-sort");
        head.setAttribute("aria-sort", down ? "descending" : "ascending");
        sort(table, head.cellIndex, down);
      });
    }
  }

  // Copies and downloads.
  function cells(table) {
    return [table.tHead.rows[0], ...table.tBodies[0].rows].filter((row) => !row.hidden)
      .map((row) => [...row.cells].map((cell) => cell.innerText.replace(/\s+/g, " ").replace(/ [↑↓]$/, "").trim()));
  }
  const safe = (text) => (/^[=+@\t\r＝＋＠-]/.test(text) && Number.isNaN(Number(text)) ? `'${text}` : text);
  function save(file, content, type) {
    const link = document.createElement("a");
    link.href = URL.createObjectURL(new Blob([content], { type }));
    link.download = file;
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 1000);
  }
  async function copy(text, button) {
    try { await navigator.clipboard.writeText(text); }
    catch {
      const area = document.createElement("textarea");
      area.value = text;
      document.body.append(area);
      area.select();
      document.execCommand("copy");
      area.remove();
    }
    button.dataset.copied = text;
    const before = [...button.childNodes];
    button.replaceChildren("✓");
    setTimeout(() => button.replaceChildren(...before), 900);
  }
  function picture(svg) {
    const made = svg.cloneNode(true);
    for (const link of all("a", made)) { const group = document.createElementNS("http://www.w3.org/2000/svg", "g"); group.append(...link.childNodes); link.replaceWith(group); }
    return new XMLSerializer().serializeToString(made);
  }
  function png(svg, file) {
    const image = new Image();
    image.addEventListener("load", () => {
      const canvas = document.createElement("canvas");
      [canvas.width, canvas.height] = [svg.viewBox.baseVal.width * 2, svg.viewBox.baseVal.height * 2];
      const context = canvas.getContext("2d");
      context.fillStyle = "#fff";
      context.fillRect(0, 0, canvas.width, canvas.height);
      context.drawImage(image, 0, 0, canvas.width, canvas.height);
      canvas.toBlob((blob) => save(file, blob, "image/png"));
    });
    image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(picture(svg))}`;
  }
  const done = {
    tsv: (button) => copy(cells(table(button)).map((row) => row.join("\t")).join("\n"), button),
    csv: (button) => save(`${table(button).dataset.file}.csv`, "\ufeff" + cells(table(button)).map((row) => row.map((text) => `"${safe(text).replaceAll('"', '""')}"`).join(",")).join("\r\n"), "text/csv"),
    all: (button) => whole(button.dataset.for),
    copy: (button) => copy(document.getElementById(button.dataset.for).textContent, button),
    cite: (button) => copy(`${document.getElementById("_records").dataset.reference} [sgpolicy: ${button.dataset.id}] ${location.href.split("#")[0]}#${button.closest("article").id}`, button),
    svg: (button) => save(`${button.dataset.name}.svg`, picture(drawn(button)), "image/svg+xml"),
    png: (button) => png(drawn(button), `${button.dataset.name}.png`),
  };
  const table = (button) => document.getElementById(`_t-${button.dataset.for}`);
  const drawn = (button) => all("svg", button.closest("figure")).find((one) => one.getClientRects().length);
  document.addEventListener("click", (event) => {
    const button = event.target.closest("button[data-do]");
    if (button) done[button.dataset.do](button);
  });
  for (const tools of all(".tools[hidden], button[data-do][hidden]")) if (!tools.querySelector("#_more")) tools.hidden = false;

  speak(wanted);
  read();
})();
