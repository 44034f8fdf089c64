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

/** The unit with these powers, in canonical order. */
function unitOf(powers: ReadonlyMap<string, number>): Unit {
  const names = [...powers.keys()].filter((name) => powers.get(name) !== 0).sort();
  return Object.fromEntries(names.map((name) => [name, powers.get(name) as number]));
}

/** A unit times another to the power `sign`: 1 multiplies, −1 divides. */
export function multiplyUnits(a: Unit, b: Unit, sign: number = 1): Unit {
  const powers = new Map(Object.entries(a));
  for (const [name, power] of Object.entries(b)) {
    powers.set(name, (powers.get(name) ?? 0) + sign * power);
  }
  return unitOf(powers);
}

/** Whether two units are the same. */
export function sameUnit(a: Unit, b: Unit): boolean {
  return unitText(a) === unitText(b);
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
