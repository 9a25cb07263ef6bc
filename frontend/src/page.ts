// What the islands share: colours of the page, its days, and what the server tells.

export interface Item {
  id: string;
  start: string | null;
  end: string | null;
  date_prec: number | null;
  after: string | null;
  before: string | null;
  type: string;
  status: string;
  is_background: boolean;
  what: string;
  where: string;
  when: string;
  killed: number | null;
}

const DAY = 86_400_000;

/** A colour of the page's own palette, as it is now. */
export function ink(name: string): string {
  return getComputedStyle(document.documentElement).getPropertyValue(`--${name}`).trim();
}

/** Days since 1970. */
export function dayOf(text: string): number {
  return Math.round(Date.parse(`${text}T00:00:00Z`) / DAY);
}

/** A day as an address has it: 2021-05-13. */
export function isoDay(day: number): string {
  return new Date(day * DAY).toISOString().slice(0, 10);
}

/** A day as people write it: 13 May 2021. */
export function sayDay(day: number): string {
  return new Date(day * DAY).toLocaleDateString("en-GB", { day: "numeric", month: "long", year: "numeric", timeZone: "UTC" });
}

/** First and last day of an item; what is open on one side has the same day twice. */
export function rangeOf(item: Item): [number, number] | null {
  const first = item.start ?? item.after ?? item.before;
  const last = item.end ?? item.before ?? item.after;
  return first && last ? [dayOf(first), dayOf(last)] : null;
}

/** What the server tells; an error is said on the page. */
export async function load<T>(address: string, host: HTMLElement): Promise<T | null> {
  try {
    const answer = await fetch(address, { headers: { accept: "application/json" } });
    if (!answer.ok) throw new Error(String(answer.status));
    return (await answer.json()) as T;
  } catch {
    host.textContent = "The drawing could not be loaded; the table has the same rows.";
    return null;
  }
}

/** Have something done when the theme of the machine changes. */
export function onTheme(redraw: () => void): void {
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", redraw);
}

/** An element with a class and words. */
export function make<K extends keyof HTMLElementTagNameMap>(tag: K, kind = "", words = ""): HTMLElementTagNameMap[K] {
  const made = document.createElement(tag);
  if (kind) made.className = kind;
  if (words) made.textContent = words;
  return made;
}

/** The address of this page with other days; empty ones are left out. */
export function withDays(since: string, until: string): string {
  const address = new URL(location.href);
  for (const [name, value] of [["since", since], ["until", until]] as const) {
    if (value) address.searchParams.set(name, value);
    else address.searchParams.delete(name);
  }
  address.searchParams.delete("part");
  return `${address.pathname}${address.search}`;
}
