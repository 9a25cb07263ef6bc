// The timeline: a strip of all days to brush over, and below it one row an incident, drawn as wide as its day is unsure.
import { type Axis, dayAt, place, ticks } from "./axis";
import { type Item, ink, isoDay, load, make, onTheme, rangeOf, sayDay, withDays } from "./page";

interface Row extends Item {
  from: number;
  to: number;
}

const ROW = 22;
const STRIP = 84;
const HEAD = 24;
const SIDE = 10;

class Timeline {
  private readonly strip = make("canvas", "strip");
  private readonly scroller = make("div", "scroller");
  private readonly spacer = make("div", "spacer");
  private readonly canvas = make("canvas", "rows");
  private readonly said = make("p", "told-row soft");
  private shown: Row[] = [];
  private whole: [number, number];
  private brush: [number, number] | null;
  private active = -1;
  private queued = false;

  constructor(
    private readonly host: HTMLElement,
    private readonly rows: Row[],
  ) {
    this.whole = [Math.min(...bounds(rows, 0)) - 1, Math.max(...bounds(rows, 1)) + 1];
    this.brush = brushOf(new URLSearchParams(location.search), this.whole);
    this.strip.setAttribute("aria-hidden", "true");
    this.canvas.setAttribute("aria-hidden", "true");
    this.scroller.tabIndex = 0;
    this.scroller.setAttribute("role", "group");
    this.scroller.setAttribute("aria-label", "Incidents by day: arrow keys go from row to row, Enter opens one; the table below has the same rows");
    this.said.setAttribute("role", "status");
    this.scroller.append(this.canvas, this.spacer);
    host.replaceChildren(this.strip, this.scroller, this.said);
    this.listen();
    this.choose();
  }

  /** Keep the rows that touch the brushed days. */
  private choose(): void {
    const [since, until] = this.brush ?? this.whole;
    this.shown = this.rows.filter((row) => row.to >= since && row.from <= until);
    const whole = this.shown.length * ROW + HEAD + 8;
    this.scroller.style.height = `${whole}px`;
    this.spacer.style.height = `${Math.max(whole - this.scroller.clientHeight, 0)}px`;
    this.active = -1;
    this.say();
    this.queue();
  }

  private queue(): void {
    if (this.queued) return;
    this.queued = true;
    requestAnimationFrame(() => {
      this.queued = false;
      this.drawStrip();
      this.drawRows();
    });
  }

  private axis(days: [number, number]): Axis {
    return { from: days[0], to: Math.max(days[1], days[0] + 1), left: SIDE, right: this.host.clientWidth - SIDE };
  }

  private drawStrip(): void {
    const pen = sized(this.strip, this.host.clientWidth, STRIP);
    const axis = this.axis(this.whole);
    const base = STRIP - 22;
    const counts = new Map<number, number>();
    for (const row of this.rows) {
      const x = Math.round(place(axis, row.from) / 4) * 4;
      counts.set(x, (counts.get(x) ?? 0) + 1);
    }
    const most = Math.max(...counts.values());
    pen.fillStyle = ink("link");
    for (const [x, n] of counts) {
      const high = 4 + (base - 10) * Math.sqrt(n / most);
      pen.fillRect(x - 1.5, base - high, 3, high);
    }
    axisWords(pen, axis, STRIP - 6, base);
    if (this.brush) this.drawBrush(pen, axis, base);
  }

  private drawBrush(pen: CanvasRenderingContext2D, axis: Axis, base: number): void {
    const [left, right] = this.brush!.map((day) => place(axis, day)) as [number, number];
    pen.fillStyle = ink("page");
    pen.globalAlpha = 0.75;
    pen.fillRect(0, 0, left, base);
    pen.fillRect(right, 0, this.host.clientWidth - right, base);
    pen.globalAlpha = 1;
    pen.strokeStyle = ink("ink");
    pen.lineWidth = 1.5;
    pen.strokeRect(left, 1, Math.max(right - left, 2), base - 1);
  }

  private drawRows(): void {
    const width = this.scroller.clientWidth;
    const height = this.scroller.clientHeight;
    const pen = sized(this.canvas, width, height);
    const axis = this.axis(this.brush ?? this.whole);
    const first = Math.max(0, Math.floor(this.scroller.scrollTop / ROW));
    pen.font = `13px ${getComputedStyle(this.host).fontFamily}`;
    for (const [day] of ticks(axis)) line(pen, place(axis, day), HEAD, place(axis, day), height, ink("line"));
    pen.save();
    pen.beginPath();
    pen.rect(0, HEAD, width, height - HEAD);
    pen.clip();
    const last = Math.min(this.shown.length, first + Math.ceil(height / ROW) + 1);
    for (let n = first; n < last; n += 1) {
      this.drawRow(pen, axis, this.shown[n]!, HEAD + n * ROW - this.scroller.scrollTop, n === this.active, width);
    }
    pen.restore();
    axisWords(pen, axis, 16, HEAD);
  }

  private drawRow(pen: CanvasRenderingContext2D, axis: Axis, row: Row, y: number, isActive: boolean, width: number): void {
    if (isActive) {
      pen.fillStyle = ink("note");
      pen.fillRect(0, y, width, ROW);
    }
    const left = place(axis, row.from);
    const right = Math.max(place(axis, row.to), left);
    const middle = y + ROW / 2;
    drawRange(pen, row, left, right, middle);
    const words = `${row.what}, ${row.where}`;
    const after = Math.max(right, left + 4) + 10;
    const long = pen.measureText(words).width;
    const [at, align] = after + long < width - 4 ? [after, "left"] : long < left - 10 ? [left - 10, "right"] : [Math.max(left, 0) + 8, "left"];
    pen.fillStyle = row.is_background ? ink("soft") : ink("ink");
    pen.textAlign = align as CanvasTextAlign;
    pen.strokeStyle = ink("card");
    pen.lineWidth = 4;
    pen.lineJoin = "round";
    pen.strokeText(words, at as number, middle + 4);
    pen.fillText(words, at as number, middle + 4);
  }

  /** Say which row is meant, or how many there are. */
  private say(): void {
    const row = this.shown[this.active];
    const [since, until] = this.brush ?? this.whole;
    const many = `${this.shown.length.toLocaleString("en")} incidents from ${sayDay(since)} to ${sayDay(until)}`;
    this.said.textContent = row ? `${row.when}: ${row.what}, ${row.where}${row.killed === null ? "" : `; killed, highest: ${row.killed}`}` : many;
  }

  private go(to: number): void {
    this.active = Math.min(Math.max(to, 0), this.shown.length - 1);
    const top = this.active * ROW;
    const view = this.scroller.clientHeight - HEAD - ROW;
    if (top < this.scroller.scrollTop) this.scroller.scrollTop = top;
    else if (top > this.scroller.scrollTop + view) this.scroller.scrollTop = top - view;
    this.say();
    this.queue();
  }

  private open(): void {
    const row = this.shown[this.active];
    if (row) location.assign(`/incidents/${row.id}`);
  }

  private rowAt(event: MouseEvent): number {
    const y = event.clientY - this.scroller.getBoundingClientRect().top - HEAD;
    const n = y < 0 ? -1 : Math.floor((y + this.scroller.scrollTop) / ROW);
    return n < this.shown.length ? n : -1;
  }

  private listen(): void {
    this.scroller.addEventListener("scroll", () => this.queue(), { passive: true });
    this.scroller.addEventListener("mousemove", (event) => {
      this.active = this.rowAt(event);
      this.say();
      this.queue();
    });
    this.scroller.addEventListener("click", (event) => {
      this.active = this.rowAt(event);
      this.open();
    });
    this.scroller.addEventListener("keydown", (event) => this.key(event));
    new ResizeObserver(() => this.queue()).observe(this.host);
    onTheme(() => this.queue());
    this.brushing();
  }

  private key(event: KeyboardEvent): void {
    const page = Math.floor(this.scroller.clientHeight / ROW) - 2;
    const steps: Record<string, number> = { ArrowDown: 1, ArrowUp: -1, PageDown: page, PageUp: -page, Home: -1e9, End: 1e9 };
    const step = steps[event.key];
    if (event.key === "Enter") this.open();
    else if (step === undefined) return;
    else this.go(this.active + step);
    event.preventDefault();
  }

  /** Drag over the strip to choose days; a click takes the choice back. */
  private brushing(): void {
    let from: number | null = null;
    const day = (event: PointerEvent) => dayAt(this.axis(this.whole), event.clientX - this.strip.getBoundingClientRect().left);
    this.strip.addEventListener("pointerdown", (event) => {
      from = day(event);
      this.strip.setPointerCapture(event.pointerId);
    });
    this.strip.addEventListener("pointermove", (event) => {
      if (from === null) return;
      const to = day(event);
      this.brush = to === from ? null : [Math.min(from, to), Math.max(from, to)];
      this.choose();
    });
    this.strip.addEventListener("pointerup", () => {
      from = null;
      location.assign(this.brush ? withDays(isoDay(this.brush[0]), isoDay(this.brush[1])) : withDays("", ""));
    });
  }
}

function bounds(rows: Row[], side: 0 | 1): number[] {
  return rows.length ? [rows.reduce((found, row) => (side ? Math.max(found, row.to) : Math.min(found, row.from)), side ? -1e9 : 1e9)] : [0];
}

function brushOf(query: URLSearchParams, whole: [number, number]): [number, number] | null {
  const since = query.get("since");
  const until = query.get("until");
  if (!since && !until) return null;
  const day = (text: string | null, other: number) => (text ? Date.parse(`${text}T00:00:00Z`) / 86_400_000 : other);
  return [day(since, whole[0]), day(until, whole[1])];
}

/** A day is a block; a range is a bar, lighter the less is known; what did not come to pass is hollow; an open side fades out. */
function drawRange(pen: CanvasRenderingContext2D, row: Row, left: number, right: number, y: number): void {
  const colour = row.is_background ? ink("soft") : ink("link");
  const wide = Math.max(right - left, 7);
  const x = right - left < 7 ? left - 3.5 : left;
  pen.strokeStyle = colour;
  pen.fillStyle = colour;
  pen.lineWidth = 1.5;
  if (!row.start) {
    const open = row.after ? 26 : -26;
    const fade = pen.createLinearGradient(left, y, left + open, y);
    fade.addColorStop(0, colour);
    fade.addColorStop(1, "transparent");
    pen.fillStyle = fade;
    pen.fillRect(Math.min(left, left + open), y - 3, 26, 6);
    return;
  }
  pen.globalAlpha = [1, 1, 0.75, 0.6, 0.45, 0.3][row.date_prec ?? 5]!;
  if (row.status === "happened") pen.fillRect(x, y - 5, wide, 10);
  pen.globalAlpha = 1;
  if (row.status !== "happened" || wide > 7) pen.strokeRect(x, y - 5, wide, 10);
}

function line(pen: CanvasRenderingContext2D, x1: number, y1: number, x2: number, y2: number, colour: string): void {
  pen.strokeStyle = colour;
  pen.lineWidth = 1;
  pen.beginPath();
  pen.moveTo(Math.round(x1) + 0.5, y1);
  pen.lineTo(Math.round(x2) + 0.5, y2);
  pen.stroke();
}

function axisWords(pen: CanvasRenderingContext2D, axis: Axis, y: number, base: number): void {
  line(pen, 0, base, axis.right + SIDE, base, ink("line"));
  pen.font = `12px ${getComputedStyle(document.body).fontFamily}`;
  pen.fillStyle = ink("soft");
  for (const [day, words] of ticks(axis)) {
    const x = place(axis, day);
    pen.textAlign = x < 40 ? "left" : x > axis.right - 40 ? "right" : "center";
    pen.fillText(words, x, y);
  }
  pen.textAlign = "left";
}

/** The canvas at that size, sharp on any screen, cleared. */
function sized(canvas: HTMLCanvasElement, width: number, height: number): CanvasRenderingContext2D {
  const sharp = devicePixelRatio || 1;
  if (canvas.width !== Math.round(width * sharp) || canvas.height !== Math.round(height * sharp)) {
    canvas.width = Math.round(width * sharp);
    canvas.height = Math.round(height * sharp);
    canvas.style.width = `${width}px`;
    canvas.style.height = `${height}px`;
  }
  const pen = canvas.getContext("2d")!;
  pen.setTransform(sharp, 0, 0, sharp, 0, 0);
  pen.clearRect(0, 0, width, height);
  return pen;
}

async function start(host: HTMLElement): Promise<void> {
  const told = await load<{ items: Item[] }>(host.dataset.timeline!, host);
  const rows = (told?.items ?? []).flatMap((item) => {
    const range = rangeOf(item);
    return range ? [{ ...item, from: range[0], to: range[1] }] : [];
  });
  if (rows.length) new Timeline(host, rows);
  host.dataset.ready = "yes";
}

for (const host of document.querySelectorAll<HTMLElement>("[data-timeline]")) void start(host);
