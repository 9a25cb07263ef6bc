"use strict";
// Keys press the button that carries them; "/" goes to the search; what others add is told. Without this file all works by hand.

const QUIET = 1500; // milliseconds a page is left alone before it follows the ledger
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

// What others add meanwhile: a quiet line above the page, while somebody looks at it.
const news = document.querySelector("[data-follow]");
if (news && "EventSource" in window) {
  const seen = { n_documents: 0, n_incidents: 0, n_judgements: 0 };
  let after = news.dataset.follow;
  let line = null;
  const of = (n, one) => `${n.toLocaleString("en-GB")} ${one}${n === 1 ? "" : "s"}`;
  const rows = async () => {
    const answer = await fetch(`${news.dataset.rows}&limit=1`);
    return answer.ok ? (await answer.json()).n - Number(news.dataset.n) : 0;
  };
  const words = async () => {
    const more = news.dataset.rows ? await rows() : 0;
    if (more > 0) return of(more, "new row");
    if (seen.n_documents) return `${of(seen.n_documents, "document")} came in`;
    return `${of(seen.n_judgements || seen.n_incidents, seen.n_judgements ? "decision" : "incident")} changed`;
  };
  const tell = async (event) => {
    const told = JSON.parse(event.data);
    after = event.lastEventId;
    for (const name of Object.keys(seen)) seen[name] += told[name] ?? 0;
    if (!Object.values(seen).some(Boolean)) return;
    const show = document.createElement("a");
    show.href = location.href;
    show.textContent = "Show";
    news.replaceChildren(`${await words()} `, show);
  };
  const follow = () => {
    if (document.hidden) line?.close();
    if (document.hidden || line?.readyState === EventSource.OPEN) return;
    line = new EventSource(`/api/changes/stream?after=${after}`);
    line.addEventListener("changes", tell);
  };
  document.addEventListener("visibilitychange", follow);
  addEventListener("pagehide", () => line?.close());
  setTimeout(follow, QUIET);
}
