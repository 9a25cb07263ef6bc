"use strict";
// The brief: passages are dragged to another place; what is typed and not kept yet goes along with whatever is pressed next.

const list = document.querySelector("[data-brief]");
const isDirty = (area) => !area.hidden && area.value !== area.defaultValue;
const dirty = (except) =>
  [...document.querySelectorAll(".write form")].filter((form) => form !== except && [...form.querySelectorAll("textarea")].some(isDirty));

async function keep(except) {
  for (const form of dirty(except)) {
    const answer = await fetch(form.action, { method: "POST", body: new URLSearchParams(new FormData(form)) });
    if (!answer.ok) throw new Error(String(answer.status));
    form.querySelectorAll("textarea").forEach((area) => { area.defaultValue = area.value; });
  }
}

let leaving = false;
document.addEventListener("submit", async (event) => {
  const form = event.target;
  if (leaving || !dirty(form).length) {
    leaving = true;
    return;
  }
  event.preventDefault();
  const button = event.submitter;
  try {
    await keep(form);
    leaving = true;
    form.requestSubmit(button);
  } catch {
    const told = document.createElement("p");
    told.className = "contest";
    told.setAttribute("role", "alert");
    told.textContent = "Your words could not be kept. They still stand below: copy them before you go on.";
    document.getElementById("main").prepend(told);
  }
});
addEventListener("beforeunload", (event) => { if (!leaving && dirty(null).length) event.preventDefault(); });

if (list) {
  let dragged = null;
  list.addEventListener("dragstart", (event) => {
    if (!event.target.matches?.(".grip")) return;
    dragged = event.target.closest("[data-passage]");
    event.dataTransfer.setDragImage(dragged, 20, 20);
    event.dataTransfer.effectAllowed = "move";
  });
  list.addEventListener("dragover", (event) => {
    const over = event.target.closest("[data-passage]");
    if (!dragged || !over) return;
    event.preventDefault();
    list.querySelectorAll(".over").forEach((one) => one.classList.remove("over", "above"));
    const box = over.getBoundingClientRect();
    over.classList.add("over");
    over.classList.toggle("above", event.clientY < box.top + box.height / 2);
  });
  list.addEventListener("dragend", () => { dragged = null; });
  list.addEventListener("drop", (event) => {
    const over = event.target.closest("[data-passage]");
    if (!dragged || !over || over === dragged) return;
    event.preventDefault();
    const before = over.classList.contains("above") ? over.previousElementSibling : over;
    const form = dragged.querySelector(".buttons");
    const add = (name, value) => {
      const field = document.createElement("input");
      Object.assign(field, { type: "hidden", name, value });
      form.append(field);
    };
    add("to", "behind");
    add("behind", before === dragged ? dragged.previousElementSibling?.dataset.passage ?? "" : before?.dataset.passage ?? "");
    form.requestSubmit();
  });
}
