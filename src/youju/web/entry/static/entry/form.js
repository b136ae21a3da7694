// The form of a record: kept as a draft while it is typed, put into the queue where there is no network.
import { get, put, remove } from "../ui/keep.js";
import "./find.js";
import { add, post, reachable } from "./queue.js";
import { freshId, say } from "./words.js";

const form = document.querySelector("[data-form]");
const kept = form.querySelector("[data-kept]");
const record = Number(form.elements["base-seq"].value) > 0;
const key = [form.dataset.account, form.dataset.register, record ? location.pathname : "new"].join("|");
const SECRET = new Set(["csrfmiddlewaretoken"]);
let typed = 0;
let timer = 0;

function fields({ personal }) {
  const closed = new Set([...form.querySelectorAll("[data-personal]")].map((input) => input.name));
  const pairs = [...new FormData(form)].filter(([name, value]) => typeof value === "string" && !SECRET.has(name));
  return personal ? pairs : pairs.filter(([name]) => !closed.has(name));
}

function leftOut() {
  const closed = [...form.querySelectorAll("[data-personal]")].filter((input) => input.value.trim());
  return closed.map((input) => input.dataset.personal);
}

function fill(pairs) {
  for (const input of form.elements) {
    const values = pairs.filter(([name]) => name === input.name).map(([, value]) => value);
    if (!input.name || input.type === "file" || input.name === "csrfmiddlewaretoken" || input.dataset.personal) continue;
    if (input.type === "checkbox" || input.type === "radio") input.checked = values.includes(input.value);
    else if (values.length && input.tagName !== "BUTTON") input.value = values[0];
  }
}

async function keep() {
  clearTimeout(timer);
  const mark = ++typed;
  let answer = null;
  try {
    answer = await post(location.pathname, fields({ personal: false }), { "do-what": "draft" });
  } catch {
    await put("drafts", { key, fields: fields({ personal: false }), at: Date.now() }).catch(() => {});
  }
  if (mark !== typed) return;
  if (answer?.state === "kept") {
    await remove("drafts", key).catch(() => {});
    kept.textContent = `${say("kept")} ${new Date().toTimeString().slice(0, 5)}`;
  } else {
    kept.textContent = answer ? say("not-kept") : say("kept-here");
  }
}

function later(event) {
  if (event.isComposing) return;
  clearTimeout(timer);
  timer = setTimeout(keep, 800);
}

form.addEventListener("input", later);
form.addEventListener("compositionend", later);
form.querySelector("[data-draft]").addEventListener("click", (event) => {
  event.preventDefault();
  keep();
});

form.addEventListener("submit", async (event) => {
  const button = event.submitter;
  if (form.dataset.going) return;
  event.preventDefault();
  clearTimeout(timer);
  typed += 1; // an answer about a draft says nothing any more
  if (await reachable()) {
    await remove("drafts", key).catch(() => {});
    form.dataset.going = "yes";
    form.requestSubmit(button);
    return;
  }
  await enqueue();
});

async function enqueue() {
  const pairs = fields({ personal: false });
  const label = form.elements[form.dataset.label]?.value;
  const id = record ? `${location.pathname}:${form.elements["base-seq"].value}` : form.elements["client-id"].value;
  const url = location.pathname;
  await add({ id, url, record, fields: pairs, left: leftOut(), title: label || form.dataset.title });
  await remove("drafts", key).catch(() => {});
  kept.textContent = say("queued");
  if (!record) {
    form.reset();
    form.elements["client-id"].value = freshId();
  }
  document.getElementById("queue").focus();
}

addEventListener("pageshow", () => delete form.dataset.going);

if (form.dataset.fresh !== undefined) {
  form.elements["client-id"].value = freshId(); // the page may come out of the cache of the worker
  const held = await get("drafts", key).catch(() => null);
  if (held) {
    fill(held.fields);
    kept.textContent = say("taken-up");
  }
}
