import { type Arithmetic, numbers } from "./arithmetic.ts";

/** A number that knows its unit: words with their powers, `{ byte: 1, token: -1 }`; none for a ratio. */
export interface Measured {
  readonly value: number;
  readonly unit: Readonly<Record<string, number>>;
}

/** Two units that cannot be added or compared. */
export class MixedUnits extends Error {
  override readonly name = "MixedUnits";
}

/** `operation / token2` as powers; `1` has none. */
export function unitOf(text: string): Readonly<Record<string, number>> {
  const unit: Record<string, number> = {};
  text.split("/").forEach((side, at) => {
    for (const word of side.trim().split(/[\s*]+/)) {
      const found = /^([a-z]+)(\d*)$/i.exec(word);
      if (found === null) continue; // 1
      const [, name = "", power = ""] = found;
      unit[name] = (unit[name] ?? 0) + (at === 0 ? 1 : -1) * Number(power === "" ? 1 : power);
    }
  });
  return unit;
}

const words = (unit: Measured["unit"]): string =>
  Object.entries(unit)
    .filter(([, power]) => power !== 0)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, power]) => `${name}^${power}`)
    .join(" ");

/** The unit of all, which must be one. */
function one(all: readonly Measured[]): Measured["unit"] {
  const [first] = all;
  if (first === undefined) throw new MixedUnits("nothing to add");
  for (const each of all) {
    if (words(each.unit) !== words(first.unit)) {
      throw new MixedUnits(`${words(first.unit) || "1"} and ${words(each.unit) || "1"}`);
    }
  }
  return first.unit;
}

function times(all: readonly Measured[], sign: 1 | -1 = 1): Measured["unit"] {
  const unit: Record<string, number> = {};
  all.forEach((each, at) => {
    for (const [name, power] of Object.entries(each.unit)) {
      unit[name] = (unit[name] ?? 0) + (at === 0 ? 1 : sign) * power;
    }
  });
  return unit;
}

/** Plain numbers that refuse to mix units, for tests of formulas written over an `Arithmetic`. */
export const measured: Arithmetic<Measured> = {
  constant: (value, unit) => ({ value, unit: unitOf(unit) }),
  fact: (_of, _id, unit, _doc, value) => ({ value, unit: unitOf(unit) }),
  add: (...terms) => ({
    value: terms.reduce((sum, { value }) => sum + value, 0),
    unit: one(terms),
  }),
  subtract: (from, amount) => ({ value: from.value - amount.value, unit: one([from, amount]) }),
  multiply: (...factors) => ({
    value: factors.reduce((product, { value }) => product * value, 1),
    unit: times(factors),
  }),
  divide: (a, b) => ({ value: a.value / b.value, unit: times([a, b], -1) }),
  max: (...all) => ({ value: Math.max(...all.map(({ value }) => value)), unit: one(all) }),
  min: (...all) => ({ value: Math.min(...all.map(({ value }) => value)), unit: one(all) }),
  floor: ({ value, unit }) => ({ value: Math.floor(value), unit }),
  ceil: ({ value, unit }) => ({ value: Math.ceil(value), unit }),
  raise: (base, exponent) => ({
    value: numbers.raise(base.value, exponent.value),
    unit: one([base, exponent, { value: 1, unit: {} }]),
  }),
  // A named step says its unit, and must have it.
  name: (_id, unit, _doc, each) => ({
    value: each.value,
    unit: one([each, { value: 1, unit: unitOf(unit) }]),
  }),
};
