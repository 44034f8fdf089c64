import { fail, type Outcome, ok } from "@outlay/document";

/**
 * A unit as the powers of its base units, sorted by name, without zero powers; `{}` is a bare
 * number. `USD / month` is `{ USD: 1, month: -1 }`.
 */
export type Unit = Readonly<Record<string, number>>;

/** A unit text that cannot be read. */
export interface UnitFailure {
  readonly code: "unit-not-read";
  readonly text: string;
}

/** Words for "no unit": a bare number. */
const BARE: ReadonlySet<string> = new Set(["", "1", "share", "factor", "%"]);

/**
 * Reads `USD / month`, `USD / token`, `token / request`, `gpu hour / month`, `1 / year`, `USD2`.
 *
 * Factors are joined by a space, `*`, `×` or `·`; all that follows a `/` divides. A base unit is a
 * word in the singular, any word: whether two units agree is checked, not whether a word is known.
 * `share`, `factor` and `1` are bare numbers.
 *
 * @example
 * readUnit("USD / month") // => { ok: true, value: { USD: 1, month: -1 } }
 * readUnit("share") // => { ok: true, value: {} }
 */
export function readUnit(text: string): Outcome<Unit, UnitFailure> {
  const known = readBefore.get(text);
  if (known !== undefined) return known;
  const read = parseUnit(text);
  readBefore.set(text, read);
  return read;
}

/** Texts that were read: a model writes the same few units thousands of times. */
const readBefore = new Map<string, Outcome<Unit, UnitFailure>>();

function parseUnit(text: string): Outcome<Unit, UnitFailure> {
  const powers = new Map<string, number>();
  const [over = "", ...under] = text.split("/");
  const parts = [{ text: over, sign: 1 }, ...under.map((part) => ({ text: part, sign: -1 }))];
  for (const part of parts) {
    const words = part.text.trim().split(/[\s*×·]+/);
    if (words.includes("") && under.length > 0) return fail({ code: "unit-not-read", text });
    for (const word of words) {
      if (BARE.has(word)) continue;
      const match = /^([A-Za-z_]+)(\d*)$/.exec(word);
      const name = match?.[1];
      if (name === undefined) return fail({ code: "unit-not-read", text });
      const power = match?.[2] ? Number(match[2]) : 1;
      powers.set(name, (powers.get(name) ?? 0) + part.sign * power);
    }
  }
  return ok(unitOf(powers));
}

/** The unit with these powers, in canonical order; the same object for the same powers. */
function unitOf(powers: ReadonlyMap<string, number>): Unit {
  const names = [...powers.keys()].filter((name) => powers.get(name) !== 0).sort();
  const unit: Unit = Object.fromEntries(names.map((name) => [name, powers.get(name) as number]));
  const text = unitText(unit);
  const known = units.get(text);
  if (known !== undefined) return known;
  units.set(text, unit);
  return unit;
}

/** Every unit made so far, by its text. */
const units = new Map<string, Unit>();

/** A unit times another to the power `sign`: 1 multiplies, −1 divides. */
export function multiplyUnits(a: Unit, b: Unit, sign: number = 1): Unit {
  const ofSign = products.get(sign) ?? new WeakMap<Unit, WeakMap<Unit, Unit>>();
  products.set(sign, ofSign);
  const ofFirst = ofSign.get(a) ?? new WeakMap<Unit, Unit>();
  ofSign.set(a, ofFirst);
  const known = ofFirst.get(b);
  if (known !== undefined) return known;
  const powers = new Map(Object.entries(a));
  for (const [name, power] of Object.entries(b)) {
    powers.set(name, (powers.get(name) ?? 0) + sign * power);
  }
  const product = unitOf(powers);
  ofFirst.set(b, product);
  return product;
}

/** Products that were asked for, by sign and both units. */
const products = new Map<number, WeakMap<Unit, WeakMap<Unit, Unit>>>();

/** Whether two units are the same. */
export function sameUnit(a: Unit, b: Unit): boolean {
  return a === b || unitText(a) === unitText(b);
}

/**
 * A unit as people write it.
 *
 * @example
 * unitText({ USD: 1, month: -1 }) // => "USD / month"
 * unitText({ year: -1 }) // => "1 / year"
 * unitText({}) // => "share"
 */
export function unitText(unit: Unit): string {
  const word = (name: string, power: number) => (power === 1 ? name : `${name}${power}`);
  const entries = Object.entries(unit);
  const over = entries.filter(([, power]) => power > 0).map(([name, power]) => word(name, power));
  const under = entries.filter(([, power]) => power < 0).map(([name, power]) => word(name, -power));
  if (entries.length === 0) return "share";
  return [over.length > 0 ? over.join(" ") : "1", ...under].join(" / ");
}
