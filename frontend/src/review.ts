// The review desk: places as one types, a map to choose one on, loaded when it is opened, and what a cell may hold.
import { make } from "./page";

interface Found {
  name: string;
  kind: string;
  population: number;
  value: string;
}

const KINDS: Record<string, string> = { city: "town", admin1: "region", admin2: "district" };
const PAUSE = 180; // milliseconds of no typing before places are looked up

/** Places found, as buttons that keep them. */
function searchPlaces(form: HTMLFormElement): void {
  const field = form.querySelector<HTMLInputElement>("input[type=search]")!;
  const list = form.parentElement!.querySelector<HTMLElement>("[data-found]")!;
  let timer = 0;
  list.setAttribute("aria-live", "polite");
  const look = async () => {
    const text = field.value.trim();
    const answer = text && (await fetch(`/api/places?limit=8&text=${encodeURIComponent(text)}`));
    if (field.value.trim() !== text) return;
    const found = answer && answer.ok ? ((await answer.json()) as { items: Found[] }).items : [];
    list.replaceChildren(...(found.length || !text ? found.map(row) : [make("li", "soft", "No place of the gazetteer begins so.")]));
  };
  field.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(() => void look(), PAUSE);
  });
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    void look();
  });
}

function row(place: Found): HTMLElement {
  const item = make("li");
  const button = make("button", "as-text", place.value.split(" @ ")[0]);
  Object.assign(button, { name: "choice", value: `:::${place.value}` });
  button.dir = "auto";
  const people = place.population ? `, ${place.population.toLocaleString("en-GB")} people` : "";
  item.append(button, make("small", "soft", ` ${KINDS[place.kind] ?? place.kind}${people}`));
  return item;
}

/** The map is loaded when the part it stands in is opened. */
function openPicker(host: HTMLElement): void {
  const part = host.closest("details")!;
  const open = async () => {
    if (!part.open || host.dataset.ready) return;
    host.dataset.ready = "loading";
    const { pick } = await import("./picker");
    await pick(host);
  };
  part.addEventListener("toggle", () => void open());
  void open();
}

const HINTS: Record<string, string> = {
  time: "2023-03-04", killed: "9, 7-11, >= 9", injured: "9, 7-11, >= 9", place: "Gao, ML @ 16.27,-0.04",
};

/** What the chosen cell may hold. */
function hintCell(select: HTMLSelectElement): void {
  const field = select.form!.querySelector<HTMLInputElement>("[name=value]")!;
  const tell = () => { field.placeholder = HINTS[select.value] ?? ""; };
  select.addEventListener("change", tell);
  tell();
}

document.querySelectorAll<HTMLFormElement>("[data-places]").forEach(searchPlaces);
document.querySelectorAll<HTMLElement>("[data-picker]").forEach(openPicker);
document.querySelectorAll<HTMLSelectElement>("[data-cell]").forEach(hintCell);
