// What every page does where scripts run: copy buttons, files dropped onto a file field, focus on the error summary.
for (const button of document.querySelectorAll("[data-copy]")) button.hidden = false;

document.addEventListener("click", async (event) => {
  const button = event.target.closest("[data-copy]");
  if (!button) return;
  const box = document.getElementById(button.dataset.copy);
  const text = box.textContent;
  try {
    await navigator.clipboard.writeText(text);
  } catch {
    // Plain http has no clipboard of its own: select the text and use the older command.
    getSelection().selectAllChildren(box);
    document.execCommand("copy");
  }
  button.textContent = button.dataset.done;
});

for (const kind of ["dragover", "dragleave", "drop"]) {
  document.addEventListener(kind, (event) => {
    const drop = event.target.closest?.("[data-drop]");
    if (!drop) return;
    event.preventDefault();
    drop.classList.toggle("over", kind === "dragover");
    if (kind === "drop" && event.dataTransfer.files.length) {
      const input = drop.querySelector("input");
      input.files = event.dataTransfer.files;
      input.dispatchEvent(new Event("change", { bubbles: true }));
    }
  });
}

document.getElementById("errors")?.focus();

// Signing out takes away what this browser keeps; entries that were not sent are said first, and may still be sent.
document.addEventListener("submit", async (event) => {
  const form = event.target.closest('form[action="/signout"]');
  if (!form) return;
  event.preventDefault();
  const keep = await import("./keep.js").catch(() => null);
  if (!keep) return form.submit(); // nothing is kept where it cannot be loaded
  const { forget, unsent } = keep;
  const left = await unsent().catch(() => 0);
  if (left && !form.dataset.warned) {
    form.dataset.warned = "yes";
    const told = Object.assign(document.createElement("span"), { className: "tag ask", role: "alert" });
    told.textContent = form.dataset.left.replace("{n}", left);
    form.append(told);
    return;
  }
  await forget().catch(() => {});
  form.submit();
});
