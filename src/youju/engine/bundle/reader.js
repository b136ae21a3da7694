"use strict";
(() => {
  const data = JSON.parse(document.getElementById("data").textContent);
  const panel = document.getElementById("panel");
  const all = document.getElementById("all");
  const figures = new Map(data.figures.map((one) => [one.n, one]));
  let language = data.language, current = 0;
  const words = {
    zh: {
      pick: "点报告里带下划线的数，看它数的是什么、怎么数、背后有哪些记录。", all: "全部数字", shown: "报告印", value: "数值",
      figure: "指标", period: "期间", of: "单位", rows: (n) => `背后 ${n} 条记录`, asOf: `算到台账第 ${data.seq} 号修订`,
      parts: "分子 ÷ 分母", grown: "本期、上年同期", months: "按月", units: "按单位", records: "记录", record: "编号", date: "日期", title: "名称",
      zeros: (n) => `其余 ${n} 个单位为 0。`, word: "量词", card: "答数卡（一页纸，可打印）", more: (n, files) => `这里列前 ${n} 条；全部在 ${files}。`, files: (f) => `全部行：${f}`, version: "口径版本", digest: "行摘要",
      closed: "这个数不能用本包重算：公开版没有放它背后的行。", close: "收起", none: "（不公开）", other: "English",
      kind: data.public ? "公开版" : "内部版", sql: "重算的 SQL", missing: "没有数",
    },
    en: {
      pick: "Choose an underlined number of the report to see what it counts, how, and which records are behind it.",
      all: "All figures", shown: "printed", value: "value", figure: "figure", period: "period", of: "unit",
      rows: (n) => `${n} records behind it`, asOf: `as of revision ${data.seq} of the ledger`, parts: "part ÷ whole", grown: "now, the year before",
      months: "By month", units: "By unit", records: "Records", record: "no.", date: "date", title: "title",
      zeros: (n) => `${n} other units have 0.`, word: "counted in", card: "Answer card (one page, to print)", more: (n, files) => `The first ${n} are listed; all are in ${files}.`, files: (f) => `All rows: ${f}`, version: "definition", digest: "digest of rows",
      closed: "This figure cannot be computed from this bundle: the public edition leaves out the rows behind it.", close: "close",
      none: "(not published)", other: "中文", kind: data.public ? "public edition" : "inner edition", sql: "SQL that computes it", missing: "no value",
    },
  };
  const make = (tag, text, attributes = {}) => {
    const node = document.createElement(tag);
    if (text !== undefined) node.textContent = text;
    for (const [name, value] of Object.entries(attributes)) node.setAttribute(name, value);
    return node;
  };
  const grouped = (text) => (/^-?\d{4,}(\.\d+)?$/.test(text) ? text.replace(/\B(?=(\d{3})+(?!\d))/g, ",") : text);
  const table = (heads, rows, right = []) => {
    const holder = make("div", undefined, { class: "wide", role: "region", tabindex: "0", "aria-label": heads.join(" ") });
    const made = holder.appendChild(make("table"));
    const head = made.appendChild(make("thead")).appendChild(make("tr"));
    heads.forEach((text, at) => head.appendChild(make("th", text, { scope: "col", class: right.includes(at) ? "num" : "" })));
    const body = made.appendChild(make("tbody"));
    for (const row of rows) {
      const line = body.appendChild(make("tr"));
      row.forEach((cell, at) => {
        const box = line.appendChild(make("td", undefined, { class: right.includes(at) ? "num" : "" }));
        box.append(cell instanceof Node ? cell : document.createTextNode(right.includes(at) ? grouped(cell) : cell));
      });
    }
    return holder;
  };
  const folded = (title, node, open) => {
    const made = make("details", undefined, open ? { open: "" } : {});
    made.append(make("summary", title), node);
    return made;
  };
  const said = (one) => (one.value === "" ? (one.open ? words[language].missing : words[language].none) : grouped(one.value));
  const show = (n) => {
    const one = figures.get(n), w = words[language];
    current = n;
    panel.replaceChildren();
    for (const button of document.querySelectorAll("button.n")) {
      if (Number(button.dataset.n) === n) button.setAttribute("aria-current", "true");
      else button.removeAttribute("aria-current");
    }
    if (!one) {
      if (matchMedia("(min-width:861px)").matches) panel.append(make("p", w.pick, { class: "soft" }));
      return;
    }
    const close = make("button", w.close, { type: "button", style: "float:right" });
    close.addEventListener("click", () => show(0));
    panel.append(close, make("h2", one[language]), make("p", one.value === "" ? said(one) : `${said(one)} ${one.unit}`, { class: "value" }));
    if (one.shown.length) panel.append(make("p", `${w.shown} ${one.shown.join("、")}`, { class: "soft" }));
    panel.append(make("p", language === "en" ? one.sayEn : one.sayZh));
    if (!one.open) panel.append(make("p", w.closed));
    const where = [one.period, one.of, one.open ? w.rows(grouped(String(one.rows))) : "", w.asOf];
    panel.append(make("p", where.filter(Boolean).join(" · "), { class: "soft" }));
    if (one.up !== "" && one.down !== "") {
      const [label, between] = one.kind === "growth" ? [w.grown, " · "] : [w.parts, " ÷ "];
      panel.append(make("p", `${label}: ${grouped(one.up)}${between}${grouped(one.down)}`));
    }
    if (one.card) {
      const line = panel.appendChild(make("p"));
      line.append(make("a", w.card, { href: `report/cards.html#f${one.n}` }));
    }
    if (one.months && one.months.length) panel.append(folded(w.months, table([w.months, w.value], one.months, [1]), false));
    if (one.units && one.units.length) {
      const some = one.units.filter((row) => row[1] !== "0"), held = make("div");
      held.append(table([w.of, w.value], some, [1]));
      if (some.length < one.units.length) held.append(make("p", w.zeros(one.units.length - some.length), { class: "soft" }));
      panel.append(folded(w.units, held, false));
    }
    if (one.tables) {
      const files = one.tables.map((id) => `records/${id}`).join("、");
      if (one.records && one.records.length) {
        const listed = make("div");
        listed.append(table([w.record, w.date, w.of, w.title], one.records));
        listed.append(make("p", w.more(one.records.length, files), { class: "soft" }));
        panel.append(folded(w.records, listed, one.records.length < 20));
      } else panel.append(make("p", w.files(files), { class: "soft" }));
      panel.append(make("p", `${w.sql} `, { class: "soft" }));
      panel.lastChild.append(make("code", one.sql));
    }
    const digest = make("p", `${w.version} `, { class: "soft" });
    digest.append(make("code", one.version));
    if (one.digest) digest.append(` · ${w.digest} `, make("code", one.digest));
    panel.append(digest);
    panel.scrollTop = 0;
  };
  const list = () => {
    const w = words[language];
    const rows = data.figures.map((one) => {
      const button = make("button", one[language], { type: "button", class: "n", "data-n": one.n });
      return [button, one.period, one.of, said(one), one.unit, one.shown.join("、")];
    });
    all.replaceChildren(make("h2", w.all), table([w.figure, w.period, w.of, w.value, w.word, w.shown], rows, [3]));
    document.querySelector(".who").textContent = `${data.office} · ${data.id} · ${w.kind} · ${w.asOf}`;
    document.getElementById("language").textContent = w.other;
    document.getElementById("language").lang = language === "zh" ? "en" : "zh-Hans";
  };
  document.addEventListener("click", (event) => {
    const button = event.target.closest("button.n");
    if (!button) return;
    show(Number(button.dataset.n));
    if (matchMedia("(max-width:860px)").matches) button.scrollIntoView({ block: "start" });
  });
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && !event.isComposing && current) show(0);
  });
  document.getElementById("language").addEventListener("click", () => {
    language = language === "zh" ? "en" : "zh";
    list();
    show(current);
  });
  list();
  show(0);
})();
