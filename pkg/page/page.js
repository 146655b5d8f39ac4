"use strict";
(() => {
  const { documents, failures } = JSON.parse(document.getElementById("data").textContent);
  const byId = id => document.getElementById(id);
  const step = 100; // rows of a table that are shown at a time
  const labels = { PERSON: "PER", ORGANIZATION: "ORG", LOCATION: "LOC", PRODUCT: "PROD", EVENT: "EVENT", WORK: "WORK", MISC: "MISC", DATE: "DATE", AMOUNT: "AMOUNT" };
  const number = new Intl.NumberFormat("fr-FR", { maximumFractionDigits: 2 });

  // make gives an element; text is never read as HTML.
  function make(tag, attributes = {}, ...children) {
    const e = document.createElement(tag);
    for (const [k, v] of Object.entries(attributes)) {
      if (k === "click") e.addEventListener("click", v);
      else if (v !== undefined && v !== false) e.setAttribute(k, v);
    }
    e.append(...children);
    return e;
  }
  const svg = (tag, attributes = {}, text) => {
    const e = document.createElementNS("http://www.w3.org/2000/svg", tag);
    for (const [k, v] of Object.entries(attributes)) e.setAttribute(k, v);
    if (text !== undefined) e.textContent = text;
    return e;
  };
  const surface = m => documents[m.doc].text.slice(m.start, m.end);
  const nameOf = d => d.title || d.id;
  const counted = (n, one, more = one + "s") => `${number.format(n)} ${n === 1 ? one : more}`;
  const grouped = s => s.replace(/(?<![.\d])\d{5,}/g, d => number.format(BigInt(d)));

  // all mentions, with the number of their document and of their place in it
  const mentions = documents.flatMap((d, doc) => (d.mentions || []).map((m, at) => Object.assign(m, { doc, at })));
  const isEntity = m => m.kind !== "DATE" && m.kind !== "AMOUNT";

  // A table with sortable columns: {title, value(row), cell(row), number}.
  function table(name, columns, rows, sort, filter = () => true) {
    const t = byId(name + "-table"), more = byId(name + "-more"), count = byId(name + "-count");
    let shown = step, kept = [];
    const head = make("tr", {}, ...columns.map((c, i) => make("th", { scope: "col", class: c.number ? "number" : undefined },
      make("button", { type: "button", click: () => { sort = { by: i, down: sort.by === i ? !sort.down : !!c.number }; draw(); } }, c.title))));
    t.tHead.append(head);
    function row(r) {
      return make("tr", {}, ...columns.map(c => {
        const x = c.cell ? c.cell(r) : c.value(r);
        return make("td", { class: c.number ? "number" : undefined }, typeof x === "number" ? number.format(x) : x);
      }));
    }
    function draw() {
      [...head.children].forEach((th, i) => i === sort.by ? th.setAttribute("aria-sort", sort.down ? "descending" : "ascending") : th.removeAttribute("aria-sort"));
      const value = columns[sort.by].value, sign = sort.down ? -1 : 1;
      kept = rows.filter(filter).map(r => [value(r), r]).sort(([a], [b]) => sign * (typeof a === "number" ? a - b : String(a).localeCompare(String(b), "fr"))).map(([, r]) => r);
      t.tBodies[0].replaceChildren(...kept.slice(0, shown).map(row));
      more.hidden = kept.length <= shown;
      count.textContent = kept.length === rows.length ? `${number.format(rows.length)}` : `${number.format(kept.length)} of ${number.format(rows.length)}`;
    }
    more.addEventListener("click", () => {
      t.tBodies[0].append(...kept.slice(shown, shown + step).map(row));
      shown += step;
      more.hidden = kept.length <= shown;
    });
    draw();
    return { redraw: () => { shown = step; draw(); } };
  }

  // One article, its mentions marked.
  const tip = byId("tip");
  function describe(m) {
    const score = m.score === undefined ? "" : `, score ${m.score}`;
    return `${m.kind}${m.name ? ": " + m.name : ""}${score}${m.rule ? ", found by " + m.rule : ""}`;
  }
  function showTip(e) {
    const place = e.currentTarget.getBoundingClientRect();
    tip.textContent = e.currentTarget.getAttribute("aria-label");
    tip.hidden = false;
    tip.style.left = Math.max(4, Math.min(place.left, innerWidth - tip.offsetWidth - 8)) + "px";
    tip.style.top = (place.bottom + tip.offsetHeight + 8 < innerHeight ? place.bottom + 6 : place.top - tip.offsetHeight - 6) + "px";
  }
  const hideTip = () => { tip.hidden = true; };
  document.addEventListener("keydown", e => { if (e.key === "Escape") hideTip(); });

  function read(doc, at, focus = true) {
    const d = documents[doc], text = byId("text"), parts = [];
    let end = 0, here = null;
    for (const m of d.mentions || []) {
      if (m.start < end) continue;
      parts.push(d.text.slice(end, m.start));
      const mark = make("mark", { class: m.kind, "data-label": labels[m.kind] || m.kind, tabindex: "0", "aria-label": `${surface(m)}, ${describe(m)}` }, surface(m));
      mark.addEventListener("mouseenter", showTip);
      mark.addEventListener("focus", showTip);
      mark.addEventListener("mouseleave", hideTip);
      mark.addEventListener("blur", hideTip);
      if (m.at === at) { here = mark; mark.classList.add("here"); }
      parts.push(mark);
      end = m.end;
    }
    parts.push(d.text.slice(end));
    text.replaceChildren(...parts);
    byId("h-reader").textContent = nameOf(d);
    byId("reader-facts").textContent = [d.id, d.language, d.status, d.day && "reference date " + d.day].filter(Boolean).join(" · ");
    if (here) here.scrollIntoView({ block: "center" });
    if (focus) (here || byId("reader")).focus({ preventScroll: !!here });
  }

  // open reads an article that no list led to.
  function open(m) {
    byId("mentions").replaceChildren();
    read(m.doc, m.at);
  }

  // The mentions of one thing, in context.
  function list(title, found) {
    const line = m => {
      const text = documents[m.doc].text;
      return make("li", {}, make("button", { type: "button", click: () => read(m.doc, m.at) }, nameOf(documents[m.doc])), ": … ",
        text.slice(Math.max(0, m.start - 50), m.start), make("strong", {}, surface(m)), text.slice(m.end, m.end + 50), " …");
    };
    const lines = make("ul"), more = make("button", { type: "button", click: grow }, "Show more");
    function grow() {
      const shown = lines.childElementCount;
      lines.append(...found.slice(shown, shown + step).map(line));
      more.hidden = lines.childElementCount === found.length;
    }
    grow();
    byId("mentions").replaceChildren(make("h3", {}, `${title}: ${counted(found.length, "mention")}`), lines, more);
    read(found[0].doc, found[0].at, false);
    byId("reader").focus();
  }

  // Overview
  const tally = (items, key) => Object.entries(items.reduce((n, x) => (n[key(x)] = (n[key(x)] || 0) + 1, n), Object.create(null))).sort((a, b) => b[1] - a[1]);
  const told = counts => counts.map(([k, n]) => `${k} ${number.format(n)}`).join(", ");
  byId("overview").textContent = [
    counted(documents.length, "article"), `languages: ${told(tally(documents, d => d.language))}`, `status: ${told(tally(documents, d => d.status))}`,
    `mentions: ${told(tally(mentions, m => m.kind)) || "none"}`, counted(failures.length, "failure")].join(" · ");
  byId("legend").append(...Object.keys(labels).map(k => make("li", { class: k }, `${labels[k]} ${k.toLowerCase()}`)));

  // Names
  const things = new Map();
  for (const m of mentions.filter(isEntity)) {
    const key = m.kind + "\n" + m.name;
    if (!things.has(key)) things.set(key, { kind: m.kind, name: m.name, mentions: [], documents: new Set() });
    things.get(key).mentions.push(m);
    things.get(key).documents.add(m.doc);
  }
  const entities = [...things.values()];
  const types = new Set(tally(entities, e => e.kind).map(([k]) => k));
  const chosen = new Set(types);
  const fold = s => s.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
  for (const e of entities) e.folded = fold(e.name);
  let wanted = "";
  const entityTable = table("entity", [
    { title: "Name", value: e => e.name, cell: e => make("button", { type: "button", click: () => list(e.name, e.mentions) }, e.name) },
    { title: "Type", value: e => e.kind, cell: e => make("span", { class: e.kind }, e.kind.toLowerCase()) },
    { title: "Mentions", value: e => e.mentions.length, number: true },
    { title: "Articles", value: e => e.documents.size, number: true },
  ], entities, { by: 2, down: true }, e => chosen.has(e.kind) && e.folded.includes(wanted));
  byId("entity-types").append(...[...types].map(k => {
    const box = make("input", { type: "checkbox", checked: "", value: k });
    box.addEventListener("change", () => { box.checked ? chosen.add(k) : chosen.delete(k); entityTable.redraw(); });
    return make("label", {}, box, " " + k.toLowerCase());
  }));
  byId("entity-text").addEventListener("input", e => { wanted = fold(e.target.value); entityTable.redraw(); });

  // Dates: a bar a year, empty ones too, or a month when they are few years
  const dates = mentions.filter(m => m.kind === "DATE");
  const dated = dates.filter(m => /^-?\d{4}/.test(m.from || ""));
  let period = "";
  const dateTable = table("date", [
    { title: "Date", value: m => m.name || "", cell: m => m.name || "not resolved" },
    { title: "Text", value: m => surface(m), cell: m => make("button", { type: "button", click: () => open(m) }, surface(m)) },
    { title: "Article", value: m => nameOf(documents[m.doc]) },
  ], dates, { by: 0, down: false }, m => (m.from || "").startsWith(period));
  const most = 120; // years in the plot: those together that hold most dates
  const yearOf = m => Number(m.from.slice(0, m.from.indexOf("-", 1)));
  const yearKey = y => (y < 0 ? "-" : "") + String(Math.abs(y)).padStart(4, "0");
  function span() {
    const years = dated.map(yearOf).sort((a, b) => a - b);
    let best = 0, from = 0, to = 0;
    for (let i = 0, j = 0; j < years.length; j++) {
      while (years[j] - years[i] >= most) i++;
      if (j - i + 1 > best) [best, from, to] = [j - i + 1, i, j];
    }
    return { first: years[from], last: years[to], before: from, after: years.length - 1 - to };
  }
  // leftOut says below a plot how much is only in the table: [how many, which].
  function leftOut(plot, parts) {
    const told = parts.filter(([n]) => n > 0).map(([n, which]) => `${number.format(n)} ${which}`);
    if (told.length) byId(plot).append(make("p", { class: "count" }, "Only in the table: " + told.join(", ") + "."));
  }
  function pressed(e, make) {
    e.setAttribute("role", "button");
    e.setAttribute("tabindex", "0");
    e.addEventListener("click", make);
    e.addEventListener("keydown", k => { if (k.key === "Enter" || k.key === " ") { k.preventDefault(); make(); } });
    return e;
  }
  if (dated.length) {
    const shown = span(), byMonth = shown.last - shown.first < 3;
    const counts = Object.fromEntries(tally(dated, m => m.from.slice(0, yearKey(yearOf(m)).length + (byMonth ? 3 : 0))));
    const bars = [];
    for (let y = shown.first; y <= shown.last; y++) {
      const keys = byMonth ? Array.from({ length: 12 }, (_, i) => `${yearKey(y)}-${String(i + 1).padStart(2, "0")}`) : [yearKey(y)];
      bars.push(...keys.map(k => [k, counts[k] || 0]));
    }
    const top = Math.max(...bars.map(b => b[1])), w = 600 / bars.length;
    const s = svg("svg", { viewBox: "0 0 600 130", role: "group", "aria-label": "Dates by " + (byMonth ? "month" : "year") });
    bars.forEach(([key, n], i) => {
      if (i % Math.ceil(bars.length / 10) === 0) s.append(svg("text", { x: i * w + 1, y: 122 }, key));
      if (n === 0) return;
      const h = Math.max(2, 100 * n / top);
      const bar = pressed(svg("rect", { x: i * w + 1, y: 105 - h, width: Math.max(1, w - 2), height: h, "aria-label": `${key}: ${counted(n, "date")}`, "aria-pressed": "false" }), () => {
        period = period === key ? "" : key;
        for (const b of s.querySelectorAll("rect")) b.setAttribute("aria-pressed", String(b === bar && period !== ""));
        dateTable.redraw();
      });
      bar.append(svg("title", {}, `${key}: ${n}`));
      s.append(bar);
    });
    byId("timeline").append(s);
    leftOut("timeline", [[shown.before, "before " + yearKey(shown.first)], [shown.after, "after " + yearKey(shown.last)], [dates.length - dated.length, "without a year"]]);
  }

  // Amounts: a strip a currency, on a logarithmic scale
  const amounts = mentions.filter(m => m.kind === "AMOUNT");
  table("amount", [
    { title: "Amount", value: m => m.value || 0, cell: m => grouped(m.name), number: true },
    { title: "Currency", value: m => m.unit || "" },
    { title: "Text", value: m => surface(m), cell: m => make("button", { type: "button", click: () => open(m) }, surface(m)) },
    { title: "Article", value: m => nameOf(documents[m.doc]) },
  ], amounts, { by: 0, down: true });
  const sized = amounts.filter(m => m.value > 0);
  const currencies = tally(sized, m => m.unit), strips = currencies.slice(0, 8).map(([k]) => k);
  if (strips.length) {
    const logs = sized.map(m => Math.log10(m.value)), low = Math.floor(logs.reduce((a, b) => Math.min(a, b))), high = Math.ceil(logs.reduce((a, b) => Math.max(a, b))) || 1;
    const x = v => 50 + 530 * (Math.log10(v) - low) / Math.max(1, high - low), height = strips.length * 24 + 24;
    const s = svg("svg", { viewBox: `0 0 600 ${height}`, role: "group", "aria-label": "Amounts by currency, on a logarithmic scale" });
    for (let p = low; p <= high; p += Math.max(1, Math.ceil((high - low) / 8))) {
      s.append(svg("line", { x1: x(10 ** p), x2: x(10 ** p), y1: 4, y2: height - 18 }), svg("text", { x: x(10 ** p) - 8, y: height - 4 }, "1e" + p));
    }
    strips.forEach((unit, i) => {
      s.append(svg("text", { x: 4, y: i * 24 + 20 }, unit));
      const places = new Map(); // a dot for all amounts that it would cover
      for (const m of sized.filter(m => m.unit === unit)) {
        const cx = Math.round(x(m.value));
        places.has(cx) ? places.get(cx).push(m) : places.set(cx, [m]);
      }
      for (const [cx, found] of places) {
        const dot = svg("circle", { cx, cy: i * 24 + 16, r: 5 });
        const title = grouped(found[0].name) + (found.length > 1 ? " and about" : "");
        dot.append(svg("title", {}, `${title}: ${counted(found.length, "amount")}`));
        dot.addEventListener("click", () => list(title, found));
        s.append(dot);
      }
    });
    byId("strip").append(s);
    leftOut("strip", [[currencies.slice(8).reduce((n, [, k]) => n + k, 0), "in rarer currencies"], [amounts.length - sized.length, "of no size above 0"]]);
  }

  // Articles and failures
  let searched = "";
  documents.forEach((d, i) => { d.at = i; d.folded = fold(d.id + " " + d.title); });
  const articleTable = table("article", [
    { title: "Article", value: d => nameOf(d), cell: d => make("button", { type: "button", click: () => open({ doc: d.at }) }, nameOf(d)) },
    { title: "Language", value: d => d.language },
    { title: "Status", value: d => d.status },
    { title: "Mentions", value: d => (d.mentions || []).length, number: true },
  ], documents, { by: 0, down: false }, d => d.folded.includes(searched));
  byId("article-text").addEventListener("input", e => { searched = fold(e.target.value); articleTable.redraw(); });
  table("failure", [{ title: "Input", value: f => f.line ? `${f.source}:${f.line}` : f.source }, { title: "Reason", value: f => f.error }], failures, { by: 0, down: false });
  byId("failures").hidden = byId("to-failures").hidden = failures.length === 0;
  for (const f of document.querySelectorAll("form")) f.addEventListener("submit", e => e.preventDefault());
  if (documents.length) read(0, undefined, false);
})();
