// A register as a grid of native inputs. Rows are saved one by one as they are left; a block out of a workbook is
// pasted from the focused cell on and can be taken back. No key acts while an input method is composing.
import { freshId, make, say, token } from "./words.js";

const grid = document.getElementById("grid");
const body = grid.tBodies[0];
const told = document.getElementById("grid-told");
const undoButton = document.getElementById("undo-paste");
const fields = [...grid.querySelectorAll("thead th[data-field]")].map((head) => head.dataset.field);
const titles = [...grid.querySelectorAll("thead th[data-field]")].map((head) => bare(head.textContent));
const AT_ONCE = 25;
const kept = new WeakMap(); // what a row's cells say in the ledger
let saving = false;
let paste = null;

for (const row of body.rows) begin(row);

function bare(text) {
  return text.replace(/（.*?）|[*\s]/g, "");
}

function inputs(row) {
  return [...row.querySelectorAll("input[data-field]")];
}

function values(row) {
  return Object.fromEntries(inputs(row).map((input) => [input.dataset.field, input.value]));
}

function begin(row) {
  if (!row.dataset.id) row.dataset.id = freshId();
  kept.set(row, row.dataset.record === "0" ? {} : values(row));
  label(row);
}

function label(row) {
  const place = say("row").replace("{n}", row.rowIndex);
  row.querySelector(".num").textContent = row.rowIndex;
  row.querySelector(".tag").hidden = row.dataset.state === "new";
  for (const input of inputs(row)) {
    const name = titles[fields.indexOf(input.dataset.field)];
    input.setAttribute("aria-label", `${name}，${place}`);
  }
}

function state(row, name, problems = []) {
  row.dataset.state = name;
  const tag = row.querySelector(".tag");
  tag.textContent = say(name);
  tag.hidden = name === "new";
  const said = row.querySelector(".said");
  said.id = `said-${row.dataset.id}`;
  said.replaceChildren(...problems.map((problem) => {
    const place = fields.indexOf(problem.field);
    return make("span", { textContent: `${place >= 0 ? `${titles[place]}：` : ""}${problem.said} ` });
  }));
  for (const input of inputs(row)) {
    const wrong = problems.some((problem) => problem.field === input.dataset.field);
    if (wrong) {
      input.setAttribute("aria-invalid", "true");
      input.setAttribute("aria-describedby", said.id);
    } else {
      input.removeAttribute("aria-invalid");
      input.removeAttribute("aria-describedby");
    }
  }
}

function changed(row) {
  const before = kept.get(row);
  return Object.fromEntries(Object.entries(values(row)).filter(([name, value]) => value !== (before[name] ?? "")));
}

function dirty(row) {
  return row.dataset.state !== "locked" && Object.keys(changed(row)).length > 0;
}

function newRow() {
  const row = document.getElementById("line").content.querySelector("tr").cloneNode(true);
  const place = body.rows.length;
  for (const input of row.querySelectorAll("input")) {
    input.name = input.name.replace(/^x-/, `${place}-`);
    if (input.name === "row") input.value = place;
  }
  row.dataset.id = freshId();
  body.append(row);
  begin(row);
  return row;
}

async function send(url, content) {
  const headers = { "Content-Type": "application/json", "X-CSRFToken": token() };
  const answer = await fetch(url, { method: "POST", headers, body: JSON.stringify(content) });
  if (!answer.ok || answer.redirected) throw new Error(String(answer.status));
  return answer.json();
}

const address = () => `${location.pathname}?for-unit=${encodeURIComponent(grid.dataset.unit)}`;

async function flush() {
  if (saving) return;
  saving = true;
  try {
    for (let rows = waiting(); rows.length; rows = waiting()) await saveSome(rows.slice(0, AT_ONCE));
    tell();
  } catch {
    told.textContent = say("no-network");
    setTimeout(flush, 10_000);
  } finally {
    saving = false;
  }
}

function waiting() {
  return [...body.rows].filter((row) => row.dataset.state === "waiting");
}

async function saveSome(rows) {
  const sent = rows.map((row) => {
    const { id, record, seq } = row.dataset;
    return { id, record: Number(record), seq: Number(seq), raw: changed(row) };
  });
  const asked = rows.map(values);
  const answer = await send(address(), { rows: sent });
  answer.rows.forEach((done, place) => settle(rows[place], done, asked[place]));
  const left = waiting().length;
  if (left) told.textContent = say("progress").replace("{n}", body.querySelectorAll('[data-state="saved"]').length).replace("{left}", left);
}

function settle(row, done, asked) {
  if (!done.seq) {
    state(row, "invalid", done.problems);
    return;
  }
  row.dataset.record = done.record;
  row.dataset.seq = done.seq;
  kept.set(row, asked);
  state(row, dirty(row) && !row.contains(document.activeElement) ? "waiting" : "saved");
}

function tell() {
  const bad = body.querySelectorAll('[data-state="invalid"]').length;
  told.textContent = bad ? say("bad").replace("{n}", bad) : say("all-saved");
}

function later(row) {
  if (!dirty(row)) return;
  state(row, "waiting");
  flush();
}

grid.addEventListener("focusout", (event) => {
  const row = event.target.closest("tbody tr");
  if (row && !row.contains(event.relatedTarget)) later(row);
});

document.getElementById("grid-form").addEventListener("submit", (event) => {
  event.preventDefault();
  for (const row of body.rows) if (dirty(row)) state(row, "waiting");
  flush();
});

// Keys: up and down between rows, left and right at the ends of a text, Enter down (the last row grows another).
grid.addEventListener("keydown", (event) => {
  const input = event.target;
  if (event.isComposing || event.keyCode === 229 || !input.dataset.field || event.ctrlKey || event.altKey || event.metaKey) return;
  const row = input.closest("tr");
  const place = fields.indexOf(input.dataset.field);
  const at = (input.selectionStart ?? 0) === (input.selectionEnd ?? 0) ? input.selectionStart : -1;
  let to = null;
  if (event.key === "ArrowDown" && !input.list) to = row.nextElementSibling && inputs(row.nextElementSibling)[place];
  else if (event.key === "ArrowUp" && !input.list) to = row.previousElementSibling && inputs(row.previousElementSibling)[place];
  else if (event.key === "ArrowLeft" && at === 0) to = inputs(row)[place - 1];
  else if (event.key === "ArrowRight" && at === input.value.length) to = inputs(row)[place + 1];
  else if (event.key === "Enter") {
    event.preventDefault();
    const next = event.shiftKey ? row.previousElementSibling : (row.nextElementSibling ?? newRow());
    to = next && inputs(next)[place];
  }
  if (!to) return;
  event.preventDefault();
  to.focus();
  to.select();
});

// A block as a workbook copies it: tabs and lines; a cell in quotes may hold both, and a quote doubled.
export function block(text) {
  const rows = [[]];
  let cell = "";
  let quoted = false;
  for (let place = 0; place < text.length; place += 1) {
    const mark = text[place];
    if (quoted) {
      if (mark === '"' && text[place + 1] === '"') {
        cell += '"';
        place += 1;
      } else if (mark === '"') quoted = false;
      else cell += mark;
    } else if (mark === '"' && cell === "") quoted = true;
    else if (mark === "\t" || mark === "\n") {
      rows.at(-1).push(cell);
      cell = "";
      if (mark === "\n") rows.push([]);
    } else if (mark !== "\r") cell += mark;
  }
  if (cell !== "" || rows.at(-1).length) rows.at(-1).push(cell);
  return rows.filter((row) => row.length);
}

grid.addEventListener("paste", (event) => {
  const input = event.target;
  const text = event.clipboardData?.getData("text/plain") ?? "";
  if (!input.dataset.field || !/[\t\n]/.test(text.replace(/\r?\n$/, ""))) return;
  event.preventDefault();
  put(block(text), input);
});

function put(rows, input) {
  let start = fields.indexOf(input.dataset.field);
  let order = fields.slice(start);
  const heads = rows[0].map((text) => titles.indexOf(bare(text)));
  if (heads.filter((place) => place >= 0).length > rows[0].length / 2) {
    order = heads.map((place) => fields[place]);
    rows.shift();
  }
  paste = [];
  let row = input.closest("tr");
  for (const cells of rows) {
    while (row?.dataset.state === "locked") row = row.nextElementSibling;
    row ??= newRow();
    paste.push({ row, before: values(row), fresh: row.dataset.record === "0" });
    cells.forEach((text, place) => fillCell(row, order[place], text));
    if (dirty(row)) state(row, "waiting");
    row = row.nextElementSibling;
  }
  told.textContent = say("pasted").replace("{n}", rows.length);
  undoButton.hidden = false;
  flush();
}

function fillCell(row, name, text) {
  const input = name && row.querySelector(`input[data-field="${name}"]`);
  if (input && !input.readOnly) input.value = text.replace(/\s*\n\s*/g, " ").trim();
}

undoButton.addEventListener("click", async () => {
  while (saving) await new Promise((next) => setTimeout(next, 100));
  const made = paste.filter(({ row, fresh }) => fresh && row.dataset.record !== "0").map(({ row }) => Number(row.dataset.record));
  if (made.length) await send(`${location.pathname}/undo`, { records: made });
  for (const { row, before, fresh } of paste) {
    for (const input of inputs(row)) input.value = before[input.dataset.field];
    if (fresh) {
      Object.assign(row.dataset, { id: freshId(), record: "0", seq: "0" });
      kept.set(row, {});
      state(row, "new");
    } else later(row);
  }
  undoButton.hidden = true;
  told.textContent = say("undone");
});

addEventListener("beforeunload", (event) => {
  if ([...body.rows].some(dirty)) event.preventDefault();
});
