// Days along a line: where each stands, and which deserve a word.
import { isoDay } from "./page";

export interface Axis {
  from: number;
  to: number;
  left: number;
  right: number;
}

export function place(axis: Axis, day: number): number {
  return axis.left + ((day - axis.from) / (axis.to - axis.from)) * (axis.right - axis.left);
}

export function dayAt(axis: Axis, x: number): number {
  const share = (x - axis.left) / (axis.right - axis.left);
  return Math.round(axis.from + Math.min(Math.max(share, 0), 1) * (axis.to - axis.from));
}

const MONTHS = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split(" ");

/** Days with words: years, months or days, as many as there is room for. */
export function ticks(axis: Axis): [number, string][] {
  const room = Math.max(2, Math.floor((axis.right - axis.left) / 90));
  const days = axis.to - axis.from;
  if (days / room <= 20) return dayTicks(axis, Math.max(1, Math.ceil(days / room)));
  const months = days / 30.4;
  const step = [1, 2, 3, 6, 12, 24, 60, 120, 240, 600].find((one) => months / one <= room) ?? 1200;
  return monthTicks(axis, step);
}

function dayTicks(axis: Axis, step: number): [number, string][] {
  const found: [number, string][] = [];
  for (let day = axis.from; day <= axis.to; day += step) {
    const [, month, date] = isoDay(day).split("-");
    found.push([day, `${Number(date)} ${MONTHS[Number(month) - 1]}`]);
  }
  return found;
}

function monthTicks(axis: Axis, step: number): [number, string][] {
  const found: [number, string][] = [];
  const first = new Date(axis.from * 86_400_000);
  let month = first.getUTCFullYear() * 12 + first.getUTCMonth();
  month = Math.ceil(month / step) * step;
  for (; ; month += step) {
    const day = Date.UTC(Math.floor(month / 12), month % 12, 1) / 86_400_000;
    if (day > axis.to) return found;
    const year = String(Math.floor(month / 12));
    if (day >= axis.from) found.push([day, step % 12 === 0 ? year : `${MONTHS[month % 12]} ${year}`]);
  }
}
