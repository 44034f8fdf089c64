import type { Cost, CostAmounts, CostLine } from "./cost.ts";
import { decimalOfNumber } from "./decimal.ts";
import { type Direction, METERS, type Meter } from "./meter.ts";
import type { Note } from "./note.ts";
import { PICO_PER_USD, toPicoUsd } from "./pico-usd.ts";
import type { PickedPrice } from "./price-table.ts";
import { minus, plus, type Rational, reduced, times, ZERO } from "./rational.ts";

/** Largest product that doubles hold exactly. */
const SAFE = Number.MAX_SAFE_INTEGER;

/**
 * A cost while it is being added up. Most prices are whole pico-dollars for one unit, so most
 * products are whole numbers that a double holds exactly; the others are added as fractions.
 */
export class CostSum {
  readonly #lines: CostLine[] = [];
  readonly #notes: Note[] = [];
  #missing = 0;
  readonly #pico = { input: 0, output: 0, other: 0 };
  readonly #exact = { input: ZERO, output: ZERO, other: ZERO };
  /** What list prices would add; absent until a price is negotiated. */
  #listMore: Record<Direction, Rational> | undefined;

  add(
    meter: Meter,
    quantity: number,
    picked: PickedPrice,
    rule: string,
    direction: Direction = METERS[meter].direction,
  ): void {
    const pico = quantity * picked.picoPerUnit;
    let usd: Rational;
    if (Number.isInteger(quantity) && pico + this.#pico[direction] <= SAFE) {
      this.#pico[direction] += pico;
      usd = { n: BigInt(pico), d: PICO_PER_USD };
    } else {
      usd = times(picked.usdPerUnit, decimalOfNumber(quantity));
      this.#exact[direction] = plus(this.#exact[direction], usd);
    }
    const { line: price, factors, usdPerUnit } = picked;
    const line = { meter, quantity, price, factors, usdPerUnit, usd, rule };
    this.#lines.push(picked.list === undefined ? line : this.#beside(line, picked.list, direction));
  }

  /** The line of a negotiated price, with what its units cost at list price. */
  #beside(line: CostLine, list: PickedPrice, direction: Direction): CostLine {
    const { line: price, factors, usdPerUnit } = list;
    const usd = times(usdPerUnit, decimalOfNumber(line.quantity));
    this.#listMore ??= { input: ZERO, output: ZERO, other: ZERO };
    const more = plus(this.#listMore[direction], minus(usd, line.usd));
    this.#listMore[direction] = reduced(more);
    return { ...line, list: { price, factors, usdPerUnit, usd } };
  }

  note(note: Note): void {
    this.#notes.push(note);
  }

  /** Something that costs money and has no price: the amounts are then a lower bound or unknown. */
  miss(note?: Note): void {
    this.#missing += 1;
    if (note !== undefined) this.#notes.push(note);
  }

  cost(): Cost {
    const lines = this.#lines;
    const amounts = amountsOf(this.#total("input"), this.#total("output"), this.#total("other"));
    const more = this.#listMore;
    return {
      status: this.#missing === 0 ? "priced" : lines.length > 0 ? "partial" : "unpriced",
      lines,
      ...amounts,
      ...(more === undefined
        ? {}
        : {
            list: amountsOf(
              plus(amounts.inputUsd, more.input),
              plus(amounts.outputUsd, more.output),
              plus(amounts.otherUsd, more.other),
            ),
          }),
      notes: this.#notes,
    };
  }

  #total(direction: Direction): Rational {
    const whole = { n: BigInt(this.#pico[direction]), d: PICO_PER_USD };
    const rest = this.#exact[direction];
    return rest === ZERO ? whole : plus(whole, rest);
  }
}

function amountsOf(inputUsd: Rational, outputUsd: Rational, otherUsd: Rational): CostAmounts {
  const usd = plus(plus(inputUsd, outputUsd), otherUsd);
  return { inputUsd, outputUsd, otherUsd, usd, totalPico: toPicoUsd(usd) };
}
