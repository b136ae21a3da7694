// Sentences of the page in the reader's language, from `entry/_words.html`.
const known = new Map();
const terms = document.getElementById("words")?.content.querySelectorAll("dt") ?? [];
for (const term of terms) known.set(term.textContent, term.nextElementSibling.textContent);
export const say = (name) => known.get(name) ?? name;

export function make(tag, properties = {}, ...children) {
  const element = Object.assign(document.createElement(tag), properties);
  element.append(...children);
  return element;
}

// A random id; `crypto.randomUUID` is missing over plain http.
export function freshId() {
  return [...crypto.getRandomValues(new Uint8Array(16))].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}

export function token() {
  const cookie = document.cookie.match(/(?:^|; )csrftoken=([^;]+)/);
  return cookie ? cookie[1] : JSON.parse(document.body.getAttribute("hx-headers"))["X-CSRFToken"];
}
