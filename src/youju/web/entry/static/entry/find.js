// A reference is chosen from what fits while one types; the field stays a plain input that takes a name or a number.
import { make, say } from "./words.js";

let count = 0;

for (const input of document.querySelectorAll("[data-find]")) {
  const list = make("ul", { className: "offers", id: `offers-${++count}`, role: "listbox", hidden: true });
  list.setAttribute("aria-label", input.labels[0]?.textContent ?? "");
  const told = make("span", { className: "hidden-text" });
  told.setAttribute("role", "status");
  input.after(list, told);
  const attributes = { role: "combobox", "aria-autocomplete": "list", "aria-controls": list.id, "aria-expanded": "false" };
  for (const [name, value] of Object.entries(attributes)) input.setAttribute(name, value);
  let timer = 0;
  let asked = 0;

  const parts = () => (input.dataset.many === undefined ? ["", input.value] : cut(input.value));
  const shut = () => {
    list.hidden = true;
    input.setAttribute("aria-expanded", "false");
    input.removeAttribute("aria-activedescendant");
  };
  const choose = (option) => {
    const [before] = parts();
    input.value = before + option.dataset.text;
    shut();
    input.dispatchEvent(new Event("input", { bubbles: true }));
    clearTimeout(timer);
  };
  const mark = (option) => {
    for (const each of list.children) each.setAttribute("aria-selected", String(each === option));
    if (option) input.setAttribute("aria-activedescendant", option.id);
    option?.scrollIntoView({ block: "nearest" });
  };
  const look = async () => {
    const [, text] = parts();
    const turn = ++asked;
    if (!text.trim() || text.includes("#")) return shut();
    const found = await fetch(`${input.dataset.find}?q=${encodeURIComponent(text.trim())}`).then((answer) => answer.json()).catch(() => []);
    if (turn !== asked || document.activeElement !== input) return;
    list.replaceChildren(...found.map(({ text: value, label }, place) => {
      const option = make("li", { role: "option", id: `${list.id}-${place}`, textContent: label });
      option.dataset.text = value;
      option.onmousedown = (event) => {
        event.preventDefault();
        choose(option);
      };
      return option;
    }));
    told.textContent = found.length ? `${found.length} ${say("found")}` : say("chosen-none");
    list.hidden = !found.length;
    input.setAttribute("aria-expanded", String(found.length > 0));
  };

  input.addEventListener("input", (event) => {
    if (event.isComposing) return;
    clearTimeout(timer);
    timer = setTimeout(look, 180);
  });
  input.addEventListener("compositionend", () => {
    clearTimeout(timer);
    timer = setTimeout(look, 180);
  });
  input.addEventListener("blur", shut);
  input.addEventListener("keydown", (event) => {
    if (event.isComposing || event.keyCode === 229 || list.hidden) return;
    const now = list.querySelector('[aria-selected="true"]');
    if (event.key === "ArrowDown") mark(now?.nextElementSibling ?? list.firstElementChild);
    else if (event.key === "ArrowUp") mark(now?.previousElementSibling ?? list.lastElementChild);
    else if (event.key === "Escape") shut();
    else if (event.key === "Enter" && now) choose(now);
    else return;
    event.preventDefault();
  });
}

function cut(value) {
  const place = Math.max(...["、", ";", "；", "\n"].map((mark) => value.lastIndexOf(mark))) + 1;
  return [value.slice(0, place), value.slice(place)];
}
