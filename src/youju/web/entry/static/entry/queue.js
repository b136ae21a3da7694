// Entries made without a network: kept on this device, bound to the account, sent when it is back. A record is sent
// with the id that it was filled in under, so that sending twice makes one.
import { all, put, remove } from "../ui/keep.js";
import { make, say, token } from "./words.js";

const panel = document.getElementById("queue");
const account = panel?.dataset.account ?? "";
let busy = false;
let note = null;

export async function reachable() {
  if (!navigator.onLine) return false;
  try {
    return (await fetch("/entry/here", { cache: "no-store", signal: AbortSignal.timeout(8000) })).ok;
  } catch {
    return false;
  }
}

export async function post(url, fields, more = {}) {
  const body = new URLSearchParams(fields.filter(([name]) => name !== "csrfmiddlewaretoken"));
  for (const [name, value] of Object.entries(more)) body.set(name, value);
  const headers = { "X-CSRFToken": token(), "X-Youju-Queue": account, Accept: "application/json" };
  const answer = await fetch(url, { method: "POST", body, headers });
  if (answer.redirected || !answer.headers.get("Content-Type")?.includes("json")) return { state: "sign-in" };
  return answer.json();
}

export async function add(entry) {
  await put("entries", { ...entry, account, state: entry.left.length ? "complete" : "waiting", said: [], at: Date.now() });
  await show();
}

async function sent(entry) {
  if (entry.record) return false;
  const answer = await fetch(`/entry/sent/${entry.id}`, { cache: "no-store" });
  return answer.ok && (await answer.json()).record > 0;
}

export async function send() {
  if (busy || !account || !navigator.onLine) return;
  busy = true;
  try {
    for (const entry of (await all("entries")).filter((each) => each.account === account)) {
      if (await sendOne(entry)) await remove("entries", entry.id);
    }
  } catch {
    // No network after all: everything stays as it is.
  } finally {
    busy = false;
    await show();
  }
}

// Whether it has arrived. What a person has to look at is only asked about: it may have been settled on its own page.
async function sendOne(entry) {
  if (entry.state !== "waiting") return sent(entry);
  const answer = await post(entry.url, entry.fields);
  if (answer.state === "saved") {
    note = make("p", {}, `${say("sent")}：`, make("a", { href: answer.url, textContent: entry.title }));
    return true;
  }
  if (answer.state === "sign-in") note = make("p", { textContent: say("sign-in") });
  else await put("entries", { ...entry, state: answer.state, said: answer.said ?? [], other: answer.record ?? 0 });
  return false;
}

// A form of its own leads to the page where the entry is looked at, with all that was typed.
function open(entry, what) {
  const form = make("form", { method: "post", action: entry.url, hidden: true });
  const fields = entry.fields.filter(([name]) => name !== "do-what" && name !== "csrfmiddlewaretoken");
  for (const [name, value] of [...fields, ["do-what", what], ["csrfmiddlewaretoken", token()]]) {
    form.append(make("input", { type: "hidden", name, value }));
  }
  document.body.append(form);
  form.submit();
}

function item(entry) {
  const state = entry.state === "waiting" ? "calm" : "ask";
  const line = make("p", {}, make("strong", { textContent: entry.title }), " ");
  line.append(make("span", { className: `tag ${state}`, textContent: say(entry.state) }));
  const row = make("li", { className: "queued" }, line);
  for (const text of entry.said) row.append(make("p", { className: "small", textContent: text }));
  if (entry.left.length) {
    row.append(make("p", { className: "small", textContent: `${say("left-out")}：${entry.left.join("、")}` }));
  }
  const buttons = make("div", { className: "btns" });
  const button = (name, act) => {
    buttons.append(make("button", { type: "button", className: "btn", textContent: say(name), onclick: act }));
  };
  if (entry.state === "conflict") button("compare", () => open(entry, entry.record ? "save" : `same-${entry.other}`));
  else if (entry.state !== "waiting") button("open", () => open(entry, "look"));
  button("drop", () => drop(entry));
  row.append(buttons);
  return row;
}

async function drop(entry) {
  await remove("entries", entry.id);
  const back = make("button", { type: "button", className: "btn quiet", textContent: say("restore") });
  back.onclick = async () => {
    note = null;
    await put("entries", entry);
    await show();
  };
  note = make("p", {}, `${say("dropped")}：${entry.title} `, back);
  await show();
}

export async function show() {
  if (!panel) return;
  const mine = (await all("entries").catch(() => [])).filter((each) => each.account === account);
  panel.replaceChildren();
  if (note) panel.append(note);
  if (mine.length) {
    panel.append(make("h2", { textContent: say("title") }), make("ul", { className: "plain" }, ...mine.map(item)));
    if (mine.some((each) => each.state === "waiting") && navigator.onLine) {
      panel.append(make("button", { type: "button", className: "btn", textContent: say("send-now"), onclick: send }));
    }
  }
  if (!window.isSecureContext) panel.append(make("p", { className: "soft small", textContent: say("plain-http") }));
  const empty = document.getElementById("queue-empty");
  if (empty) empty.hidden = mine.length > 0;
  panel.hidden = !panel.childElementCount;
}

// The worker that reopens forms without a network exists over https and on this machine only.
async function keepShells() {
  if (!navigator.serviceWorker || !account) return;
  const ready = await navigator.serviceWorker.register("/sw.js").then(() => navigator.serviceWorker.ready);
  ready.active?.postMessage({ account, path: location.pathname });
}

addEventListener("online", send);
addEventListener("offline", show);
setInterval(send, 30_000);
if (panel) {
  await show();
  send();
  keepShells().catch(() => {});
}
