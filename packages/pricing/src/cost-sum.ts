import type { Cost, CostLine } from "./cost.ts";
import { decimalOfNumber } from "./decimal.ts";
import { type Direction, METERS, type Meter } from "./meter.ts";
import type { Note } from "./note.ts";
import { PICO_PER_USD, toPicoUsd } from "./pico-usd.ts";
import type { PickedPrice } from "./price-table.ts";
import { plus, type Rational, times, ZERO } from "./rational.ts";

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
    this.#lines.push({ meter, quantity, price, factors, usdPerUnit, usd, rule });
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
    const inputUsd = this.#total("input");
    const outputUsd = this.#total("output");
    const otherUsd = this.#total("other");
    const usd = plus(plus(inputUsd, outputUsd), otherUsd);
    return {
      status: this.#missing === 0 ? "priced" : lines.length > 0 ? "partial" : "unpriced",
      lines,
      inputUsd,
      outputUsd,
      otherUsd,
      usd,
      totalPico: toPicoUsd(usd),
      notes: this.#notes,
    };
  }

  #total(direction: Direction): Rational {
    const whole = { n: BigInt(this.#pico[direction]), d: PICO_PER_USD };
    const rest = this.#exact[direction];
    return rest === ZERO ? whole : plus(whole, rest);
  }
}
