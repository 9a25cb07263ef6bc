"use strict";
// Keys press the button that carries them; "/" goes to the search; files may be dropped. Without this file all works by hand.

const isTyping = (element) => element.closest("input:not([type=radio], [type=checkbox], [type=range]), textarea, select") !== null;
const firstField = (part) => part.querySelector("select, textarea, input:not([type=hidden])");

document.addEventListener("keydown", (event) => {
  if (event.key === "Escape" && isTyping(event.target)) event.target.blur();
  if (event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return;
  if (event.key === "/") {
    event.preventDefault();
    document.getElementById("find").focus();
    return;
  }
  const target = [...document.querySelectorAll("[data-key]")].find((one) => one.dataset.key === event.key);
  if (!target) return;
  event.preventDefault();
  const form = target.closest("form");
  const empty = form && [...form.elements].find((one) => one.required && !one.value);
  if (empty) {
    empty.focus();
    return;
  }
  target.click();
  if (target.matches("summary") && target.parentElement.open) firstField(target.parentElement)?.focus();
});

for (const form of document.querySelectorAll("[data-drop]")) {
  const files = form.querySelector("input[type=file]");
  form.addEventListener("dragover", (event) => {
    event.preventDefault();
    form.classList.add("over");
  });
  form.addEventListener("dragleave", () => form.classList.remove("over"));
  form.addEventListener("drop", (event) => {
    event.preventDefault();
    form.classList.remove("over");
    files.files = event.dataTransfer.files;
    form.requestSubmit();
  });
  form.addEventListener("submit", () => {
    form.querySelector("button").textContent = "Reading …";
    form.setAttribute("aria-busy", "true");
  });
}
