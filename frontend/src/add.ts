// Files that are dropped or chosen are sent one after the other: each says how far it is, what came of it, or why it could not be read.
import { make } from "./page";

interface Added {
  new: number;
  known: number;
  failed: number;
  failures?: { name: string; problem: string; hint?: string }[];
}

const MOST_BYTES = 49_000_000;

function listen(form: HTMLFormElement): void {
  const files = form.querySelector<HTMLInputElement>("input[type=file]")!;
  form.addEventListener("dragover", (event) => {
    event.preventDefault();
    form.classList.add("over");
  });
  form.addEventListener("dragleave", () => form.classList.remove("over"));
  form.addEventListener("drop", (event) => {
    event.preventDefault();
    form.classList.remove("over");
    if (event.dataTransfer) void sendAll(form, [...event.dataTransfer.files]);
  });
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    void sendAll(form, [...(files.files ?? [])]);
  });
}

async function sendAll(form: HTMLFormElement, files: File[]): Promise<void> {
  const host = document.querySelector<HTMLElement>("[data-sent]")!;
  const list = make("ul", "plain");
  const told = make("p", "soft");
  const button = form.querySelector("button")!;
  const total = { new: 0, known: 0, failed: 0 };
  told.setAttribute("role", "status");
  host.replaceChildren(told, list);
  button.disabled = true;
  const rows = files.map((file) => row(file, list));
  for (const [n, file] of files.entries()) {
    told.textContent = `Reading ${n + 1} of ${files.length} …`;
    const added = await send(form, file, rows[n]!);
    for (const name of ["new", "known", "failed"] as const) total[name] += added[name];
  }
  button.disabled = false;
  form.reset();
  const again = make("a", "", "Show what came in");
  again.href = "/";
  told.replaceChildren(`Added ${total.new}, known ${total.known}, failed ${total.failed}. `, ...(total.new ? [again] : []));
}

interface Row {
  bar: HTMLProgressElement;
  words: HTMLElement;
  item: HTMLElement;
}

function row(file: File, list: HTMLElement): Row {
  const item = make("li");
  const name = make("b", "", file.name);
  const bar = make("progress");
  const words = make("span", "soft", "waits");
  name.dir = "auto";
  Object.assign(bar, { max: 1, value: 0 });
  bar.setAttribute("aria-label", `${file.name}, sent`);
  item.append(name, " ", bar, " ", words);
  list.append(item);
  return { bar, words, item };
}

/** Send one file; its line says what came of it. */
async function send(form: HTMLFormElement, file: File, { bar, words, item }: Row): Promise<Added> {
  const failed = (reason: string): Added => {
    bar.remove();
    words.textContent = reason;
    item.className = "contest";
    return { new: 0, known: 0, failed: 1 };
  };
  if (file.size > MOST_BYTES) return failed("larger than 49 MB: add it with whence add FILE");
  words.textContent = "is sent";
  const told = await posted(form, file, (part) => {
    bar.value = part;
    if (part === 1) words.textContent = "is read";
  });
  if (typeof told === "string") return failed(told);
  if (told.failed) {
    const reasons = told.failures?.map((one) => [one.problem, one.hint].filter(Boolean).join(": ")) ?? [];
    return { ...told, ...failed(reasons.join("; ") || "could not be read"), new: told.new, failed: told.failed };
  }
  bar.remove();
  words.textContent = told.new ? `${told.new} read` : "known already";
  return told;
}

/** What the desk says of a file, or why it took none; progress is told as it is sent. */
function posted(form: HTMLFormElement, file: File, onPart: (part: number) => void): Promise<Added | string> {
  const data = new FormData(form);
  data.delete("files");
  data.append("files", file);
  return new Promise((done) => {
    const request = new XMLHttpRequest();
    request.upload.addEventListener("progress", (event) => onPart(event.total ? event.loaded / event.total : 0));
    request.upload.addEventListener("load", () => onPart(1));
    request.addEventListener("error", () => done("the desk does not answer"));
    request.addEventListener("load", () => {
      try {
        const told = JSON.parse(request.responseText) as Added & { error?: { what: string; next?: string } };
        done(told.error ? [told.error.what, told.error.next].filter(Boolean).join(": ") : told);
      } catch {
        done(`the desk answered ${request.status}`);
      }
    });
    request.open("POST", "/api/add");
    request.setRequestHeader("x-whence-token", String(data.get("token") ?? ""));
    request.send(data);
  });
}

document.querySelectorAll<HTMLFormElement>("[data-drop]").forEach(listen);
