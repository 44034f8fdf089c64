import { percent, roughNumber, roughUsd } from "./money.ts";

/** A dollar amount below this is shown for a million of what it is paid for. */
const tinyUsd = 1e-3;

/**
 * A range, or one number where the ends are the same, with its unit in words.
 *
 * @param unit as the graph writes it: `minute / answer`, `share / year`, `USD / hour`
 */
export function quantityText(low: number, high: number, unit: string): string {
  const [over = "", ...unders] = unit.split(" / ");
  const per = unders.map(perWords).join("");
  const shown = (show: (value: number) => string): string =>
    show(low) === show(high) ? show(low) : `${show(low)} to ${show(high)}`;
  if (over === "share" || unit === "1 / year") return shown(percent) + per;
  if (over === "factor") return `${shown(roughNumber)} times`;
  if (over === "byte" && unders.length === 0) {
    return `${shown((value) => roughNumber(value / 1e9))} GB`;
  }
  if (over === "USD") {
    const [first = "", ...others] = unders;
    if (Math.max(Math.abs(low), Math.abs(high)) >= tinyUsd || first === "" || high === 0) {
      return shown(roughUsd) + per;
    }
    const million = shown((value) => roughUsd(value * 1e6));
    return `${million} a million ${manyWords(first)}${others.map(perWords).join("")}`;
  }
  const words = low === 1 && high === 1 ? over : manyWords(over);
  return `${shown(roughNumber)}${words === "1" || words === "" ? "" : ` ${words}`}${per}`;
}

const perWords = (unit: string): string =>
  unit === "production"
    ? " of production"
    : unit === "s"
      ? " a second"
      : ` ${/^([aeio]|hour)/.test(unit) ? "an" : "a"} ${unit}`;

const manyWords = (unit: string): string =>
  unit === "1" || unit === ""
    ? unit
    : unit === "s"
      ? "seconds"
      : unit === "search"
        ? "searches"
        : /^[a-z]+$/.test(unit)
          ? `${unit}s`
          : unit;

/**
 * What an input is, as the name of a row: its sentence without the stop, up to a semicolon.
 *
 * @example
 * inputTitle("Growth of the tasks in a year.") // => "Growth of the tasks in a year"
 */
export const inputTitle = (doc: string): string => (doc.split(/[;:]/)[0] ?? doc).replace(/\.$/, "");
