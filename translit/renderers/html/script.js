"use strict";
(() => {
  const data = JSON.parse(document.getElementById("data").textContent);
  const [CHECK, SEVERITY, CATEGORY, MESSAGE, DOCUMENT, SYSTEM, SEGMENT, SIDE, START, END, TEXT, FIX, COUNT, PRINT, CONCEPT] =
    Array.from({ length: 15 }, (_, i) => i);
  const PAGE = 40;
  const PRINTED = 400;  // cards: some 100 sheets
  const keyOf = (document_, system, segment) => JSON.stringify([document_, system, segment]);
  const segments = new Map(data.segments.map((s) => [keyOf(s[0], s[1], s[2]), s]));
  const $ = (id) => document.getElementById(id);
  const el = (tag, attributes = {}, ...children) => {
    const node = document.createElement(tag);
    for (const [name, value] of Object.entries(attributes)) {
      if (value !== null && value !== undefined) node.setAttribute(name, value);
    }
    node.append(...children.filter((c) => c !== null && c !== undefined));
    return node;
  };

  // Arabic typed or pasted finds what is written otherwise: marks and tatweel go, sister letters meet, digits are digits.
  const LETTERS = { "أ": "ا", "إ": "ا", "آ": "ا", "ٱ": "ا", "ى": "ي", "ی": "ي", "ئ": "ي", "ة": "ه", "ؤ": "و", "ک": "ك" };
  const fold = (text) => text.normalize("NFKC").toLowerCase()
    .replace(/[\u064B-\u065F\u0670\u0640\u200B-\u200F\u202A-\u202E\u2066-\u2069\u00AD\u061C\uFEFF]/g, "")
    .replace(/[أإآٱىیئةؤک]/g, (c) => LETTERS[c])
    .replace(/[\u0660-\u0669]/g, (c) => String(c.charCodeAt(0) - 0x660))
    .replace(/[\u06F0-\u06F9]/g, (c) => String(c.charCodeAt(0) - 0x6F0));
  const folded = new Array(data.findings.length);
  const foldedOf = (i) => {
    if (folded[i] === undefined) {
      const f = data.findings[i];
      const s = segments.get(keyOf(f[DOCUMENT], f[SYSTEM], f[SEGMENT]));
      folded[i] = fold([f[MESSAGE], f[TEXT], f[CONCEPT], f[SEGMENT], f[FIX] && f[FIX][3], ...(s ? [s[3], s[4], ...s[5]] : [])].filter(Boolean).join("\n"));
    }
    return folded[i];
  };

  const NAMES = { 0x00AD: "SHY", 0x061C: "ALM", 0x200B: "ZWSP", 0x200C: "ZWNJ", 0x200D: "ZWJ", 0x200E: "LRM", 0x200F: "RLM", 0x202A: "LRE", 0x202B: "RLE",
    0x202C: "PDF", 0x202D: "LRO", 0x202E: "RLO", 0x2060: "WJ", 0x2066: "LRI", 0x2067: "RLI", 0x2068: "FSI", 0x2069: "PDI", 0xFEFF: "BOM", 0x00A0: "NBSP", 0x202F: "NNBSP",
    0x2028: "LS", 0x2029: "PS", 0x0085: "NEL", 0xFFFD: "U+FFFD" };
  const INVISIBLE = /[\u0000-\u0008\u000B-\u001F\u007F-\u00A0\u00AD\u061C\u200B-\u200F\u2028-\u202F\u2060-\u2064\u2066-\u206F\uFEFF\uFFF9-\uFFFB\uFFFD\uD800-\uDFFF]/u;
  const shown = (text) => {
    const parts = [];
    let run = "";
    for (const c of text) {
      if (!INVISIBLE.test(c)) { run += c; continue; }
      if (run) parts.push(run);
      run = "";
      const code = c.codePointAt(0);
      const label = NAMES[code] || "U+" + code.toString(16).toUpperCase().padStart(4, "0");
      parts.push(el("span", { class: "chip", title: "U+" + code.toString(16).toUpperCase().padStart(4, "0") }, label));
    }
    if (run) parts.push(run);
    return parts;
  };

  // A message is English with names in it: right-to-left runs and quotations with some are isolated, so that the order of words holds.
  const RUN = /((?<![\p{L}\p{N}_])'[^'\n]*[\u0590-\u08FF\uFB1D-\uFDFF\uFE70-\uFEFC][^'\n]*'|[\u0590-\u08FF\uFB1D-\uFDFF\uFE70-\uFEFC]+(?:[\s.\-]+[\u0590-\u08FF\uFB1D-\uFDFF\uFE70-\uFEFC]+)*)/u;
  const isolate = (part) => (part.startsWith("'") ? ["'", el("bdi", { dir: "auto" }, ...shown(part.slice(1, -1))), "'"] : [el("bdi", { dir: "auto" }, ...shown(part))]);
  const sentence = (text) => text.split(RUN).flatMap((part, i) => (i % 2 ? isolate(part) : shown(part)));
  const piece = (text) => (text === "" ? ["∅"] : /^[ \t\n\r]+$/.test(text) ? Array.from(text, (c) => el("span", { class: "chip" }, { " ": "SP", "\t": "TAB", "\n": "LF", "\r": "CR" }[c])) : shown(text));

  // Offsets are code points; marks are cut at every boundary, the gravest finding colours a piece.
  const marked = (text, findings) => {
    const points = Array.from(text);
    const cuts = new Set([0, points.length]);
    for (const f of findings) { cuts.add(Math.min(f[START], points.length)); cuts.add(Math.min(f[END], points.length)); }
    const order = [...cuts].sort((a, b) => a - b);
    const out = [];
    for (let i = 0; i + 1 < order.length; i++) {
      const piece = points.slice(order[i], order[i + 1]).join("");
      const here = findings.filter((f) => f[START] <= order[i] && f[END] >= order[i + 1] && f[END] > f[START]);
      if (!here.length) { out.push(...shown(piece)); continue; }
      const worst = here.reduce((a, b) => (data.severities.indexOf(a[SEVERITY]) <= data.severities.indexOf(b[SEVERITY]) ? a : b));
      out.push(el("mark", { class: worst[SEVERITY], title: here.map((f) => f[CHECK] + ": " + f[MESSAGE]).join("\n"), "data-print": here.map((f) => f[PRINT]).join(" ") }, ...shown(piece)));
    }
    return out;
  };

  const rightToLeft = (text) => /^[^A-Za-z\u00C0-\u058F]*[\u0590-\u08FF\uFB1D-\uFDFF\uFE70-\uFEFC]/.test(text || "");
  const textBlock = (label, text, lang, findings) => el("div", { class: rightToLeft(text) ? "rtl" : null },
    el("h4", {}, label + (lang ? " · " + lang : "")),
    el("p", { class: "seg", dir: "auto", lang: lang || null }, ...(text ? marked(text, findings) : [el("span", { class: "faint" }, text === "" ? "(empty)" : "(none)")])));

  const row = (f) => {
    const check = el("button", { type: "button", class: "check", "aria-expanded": "false" }, f[CHECK]);
    const item = el("li", { id: "finding-" + f[PRINT] },
      el("span", { class: "sev " + f[SEVERITY] }, el("span", { class: "dot " + f[SEVERITY] }), f[SEVERITY]),
      check,
      el("span", { class: "said", dir: "ltr" }, ...sentence(f[MESSAGE]), f[COUNT] > 1 ? " (" + f[COUNT] + " places)" : ""));
    if (f[FIX]) {
      item.append(el("span", { class: "fix" }, el("del", { dir: "auto" }, ...piece(f[FIX][2])), " → ", el("ins", { dir: "auto" }, ...piece(f[FIX][3]))));
    }
    item.append(el("a", { class: "link", href: "#finding-" + f[PRINT], "aria-label": "Link to this finding" }, "#"));
    check.addEventListener("click", () => {
      const open = item.querySelector(".manual");
      if (open) open.remove();
      else item.append(el("div", { class: "manual" }, data.checks[f[CHECK]] || "No manual page."));
      check.setAttribute("aria-expanded", String(!open));
    });
    for (const name of ["mouseenter", "focusin"]) item.addEventListener(name, () => light(f[PRINT], true));
    for (const name of ["mouseleave", "focusout"]) item.addEventListener(name, () => light(f[PRINT], false));
    return item;
  };
  const light = (print, on) => {
    for (const m of document.querySelectorAll("mark[data-print]")) {
      if (m.dataset.print.split(" ").includes(print)) m.classList.toggle("on", on);
    }
  };

  const card = (group) => {
    const f = group[0];
    const s = f[SEGMENT] === null ? null : segments.get(keyOf(f[DOCUMENT], f[SYSTEM], f[SEGMENT]));
    const place = (side) => group.filter((g) => g[SIDE] === side && g[START] !== null);
    const node = el("article", { class: "card " + f[SEVERITY], tabindex: "-1" },
      el("header", {},
        f[DOCUMENT] ? el("bdi", {}, f[DOCUMENT]) : el("span", {}, "the whole batch"),
        f[SYSTEM] ? el("bdi", {}, f[SYSTEM]) : null,
        f[SEGMENT] !== null ? el("bdi", {}, "segment " + f[SEGMENT]) : null));
    if (s) {
      const texts = el("div", { class: "texts" });
      if (s[3] !== null) texts.append(textBlock("Source", s[3], s[6], place("source")));
      texts.append(textBlock("Target", s[4], s[7], place("target")));
      for (const reference of s[5]) texts.append(textBlock("Reference", reference, s[7], []));
      node.append(texts);
    }
    node.append(el("ul", { class: "found" }, ...group.map(row)));
    return node;
  };

  const form = $("filters");
  const NONE = "(none)";
  const fill = (name, column) => {
    const counts = new Map();
    for (const f of data.findings) counts.set(f[column], (counts.get(f[column]) || 0) + 1);
    const names = [...counts.keys()];
    names.sort((a, b) => (name === "severity" ? data.severities.indexOf(a) - data.severities.indexOf(b) : counts.get(b) - counts.get(a) || (a < b ? -1 : 1)));
    for (const value of names.slice(0, 2000)) form.elements[name].append(el("option", { value: value ?? NONE }, (value ?? NONE) + " (" + counts.get(value).toLocaleString("en") + ")"));
    form.elements[name].closest("label").hidden = names.length < 2;
  };
  const COLUMNS = { check: CHECK, severity: SEVERITY, system: SYSTEM, document: DOCUMENT };
  for (const [name, column] of Object.entries(COLUMNS)) fill(name, column);
  form.elements.fix.closest("label").hidden = !data.findings.some((f) => f[FIX]);

  let groups = [];
  let page = 0;
  const select = () => {
    const query = fold(form.elements.q.value.trim());
    const wanted = Object.entries(COLUMNS).map(([name, column]) => [column, form.elements[name].value]).filter(([, value]) => value);
    const fixable = form.elements.fix.checked;
    const by = new Map();
    let count = 0;
    data.findings.forEach((f, i) => {
      if (wanted.some(([column, value]) => (f[column] ?? NONE) !== value)) return;
      if (fixable && !f[FIX]) return;
      if (query && !foldedOf(i).includes(query)) return;
      count += 1;
      const key = f[SEGMENT] === null ? "batch" + i : keyOf(f[DOCUMENT], f[SYSTEM], f[SEGMENT]);
      if (by.has(key)) by.get(key).push(f); else by.set(key, [f]);
    });
    groups = [...by.values()];
    page = 0;
    $("count").textContent = count.toLocaleString("en") + (count === 1 ? " finding in " : " findings in ") + groups.length.toLocaleString("en") + (groups.length === 1 ? " place" : " places");
    draw();
  };
  const put = (from, to) => $("list").replaceChildren(...groups.slice(from, to).map(card));
  const draw = () => {
    const pages = Math.max(1, Math.ceil(groups.length / PAGE));
    page = Math.min(Math.max(page, 0), pages - 1);
    put(page * PAGE, (page + 1) * PAGE);
    if (!groups.length) $("list").append(el("p", { class: "empty" }, data.findings.length ? "No finding fits these filters." : "Nothing was found."));
    $("where").textContent = page + 1 + " / " + pages;
    $("previous").disabled = page === 0;
    $("next").disabled = page === pages - 1;
  };
  const turn = (by) => { const before = page; page += by; draw(); if (page !== before) scrollTo(0, 0); };
  $("previous").addEventListener("click", () => turn(-1));
  $("next").addEventListener("click", () => turn(1));

  // On paper there is no next page to turn to: all that fits the filters, gravest first.
  addEventListener("beforeprint", () => {
    put(0, PRINTED);
    if (groups.length > PRINTED) $("list").append(el("p", { class: "notice" }, "Printed are the first " + PRINTED + " of " + groups.length.toLocaleString("en") + " places."));
  });
  addEventListener("afterprint", draw);

  const PAGES = ["overview", "findings", "names", "documents"];
  const show = (name) => {
    for (const section of document.querySelectorAll(".page")) section.hidden = section.dataset.page !== name;
    for (const tab of document.querySelectorAll("nav a")) tab.setAttribute("aria-current", tab.dataset.page === name ? "page" : "false");
  };
  const state = () => {
    const parameters = new URLSearchParams();
    for (const name of ["q", ...Object.keys(COLUMNS)]) if (form.elements[name].value) parameters.set(name, form.elements[name].value);
    if (form.elements.fix.checked) parameters.set("fix", "1");
    return "#findings" + (parameters.size ? "?" + parameters : "");
  };
  let own = "";
  const changed = () => { own = state(); history.replaceState(null, "", own); select(); };
  let timer = 0;
  form.addEventListener("input", (event) => { clearTimeout(timer); timer = setTimeout(changed, event.target.name === "q" ? 120 : 0); });
  form.addEventListener("submit", (event) => { event.preventDefault(); changed(); });
  form.addEventListener("reset", () => setTimeout(changed, 0));

  const fillIn = (parameters) => {
    for (const key of ["q", ...Object.keys(COLUMNS)]) form.elements[key].value = parameters.get(key) || "";
    form.elements.fix.checked = parameters.has("fix");
  };
  const finding = (print) => {
    fillIn(new URLSearchParams());
    select();
    const at = groups.findIndex((g) => g.some((f) => f[PRINT] === print));
    if (at < 0) return;
    page = Math.floor(at / PAGE);
    draw();
    const node = document.getElementById("finding-" + print);
    node.closest(".card").classList.add("current");
    node.scrollIntoView({ block: "center" });
    light(print, true);
  };
  const route = () => {
    const hash = decodeURIComponent(location.hash.slice(1).split("?")[0]);
    if (location.hash === own && own) return;
    if (hash.startsWith("finding-")) { show("findings"); finding(hash.slice(8)); return; }
    if (hash.startsWith("name-")) { show("names"); document.getElementById(hash)?.scrollIntoView(); return; }
    const name = PAGES.includes(hash) ? hash : "overview";
    show(name);
    if (name === "findings") {
      fillIn(new URLSearchParams(location.hash.split("?")[1] || ""));
      select();
    }
    scrollTo(0, 0);
  };
  addEventListener("hashchange", route);

  let current = -1;
  const move = (by) => {
    const cards = [...document.querySelectorAll(".card")];
    if (!cards.length) return;
    cards[current]?.classList.remove("current");
    current = Math.min(Math.max(current + by, 0), cards.length - 1);
    cards[current].classList.add("current");
    cards[current].scrollIntoView({ block: "nearest" });
    cards[current].focus({ preventScroll: true });
  };
  addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (/^(INPUT|SELECT|TEXTAREA)$/.test(document.activeElement.tagName)) { if (event.key === "Escape") document.activeElement.blur(); return; }
    const keys = { j: () => move(1), k: () => move(-1), n: () => turn(1), p: () => turn(-1), "/": () => { location.hash = "findings"; show("findings"); form.elements.q.focus(); } };
    if (keys[event.key]) { event.preventDefault(); keys[event.key](); }
    const number = Number(event.key);
    if (number >= 1 && number <= 4) location.hash = PAGES[number - 1];
  });

  select();
  route();

  // What is searched is folded while the reader looks at the page, so that the first search is as fast as the next.
  let warmed = 0;
  const warm = (deadline) => {
    while (warmed < data.findings.length && deadline.timeRemaining() > 2) foldedOf(warmed++);
    if (warmed < data.findings.length) requestIdleCallback(warm);
  };
  if (globalThis.requestIdleCallback) requestIdleCallback(warm);
})();
