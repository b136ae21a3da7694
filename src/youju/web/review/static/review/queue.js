// The keyboard of the queue. Keys act only outside of fields, without modifiers, and never while an input method composes.
const rows = [...document.querySelectorAll("[data-row]")];
const form = document.getElementById("batch");
let at = -1;

function go(to) {
  if (!rows.length) return;
  rows[at]?.classList.remove("at");
  at = Math.max(0, Math.min(rows.length - 1, to));
  rows[at].classList.add("at");
  rows[at].querySelector("a").focus({ preventScroll: true });
  rows[at].scrollIntoView({ block: "nearest" });
}

const box = () => rows[at]?.querySelector("input[type=checkbox]");

function only(row) {
  for (const each of form.querySelectorAll("input[name=record]")) each.checked = row.contains(each);
}

const acts = {
  j: () => go(at + 1),
  k: () => go(at - 1),
  x: () => box()?.click(),
  a: () => { if (box()) { only(rows[at]); form.requestSubmit(); } },
  r: () => { if (box()) location.href = `/review/${rows[at].dataset.row}#f-reason`; },
};

document.addEventListener("keydown", (event) => {
  if (event.isComposing || event.ctrlKey || event.altKey || event.metaKey) return;
  if (event.target.closest("input:not([type=checkbox]), textarea, select")) return;
  const act = acts[event.key];
  if (!act) return;
  event.preventDefault();
  act();
});

const button = form?.querySelector("[data-count]");
function count() {
  const ticked = form.querySelectorAll("input[name=record]:checked").length;
  button.textContent = button.dataset.count.replace("{n}", ticked);
  button.disabled = ticked === 0;
}
if (button) {
  form.addEventListener("change", count);
  count();
}
