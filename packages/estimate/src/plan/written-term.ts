import { fail, nearest, type Outcome, ok } from "@outlay/document";
import { type Refusal, replacing } from "./refusal.ts";
import { readNumberAt, type WrittenNumber } from "./written-number.ts";

/** One number of a quantity with the units around it: `$1.5k / month`. */
export interface WrittenTerm {
  /** With its sign and scale applied. */
  readonly value: number;
  readonly number: WrittenNumber;
  readonly scale: number;
  /** `%`, `$` or a word; undefined when none was written. */
  readonly over: UnitWord | undefined;
  /** What follows `/` or `per`. */
  readonly under: UnitWord | undefined;
  readonly from: number;
  readonly to: number;
}

/** A unit as written. */
export interface UnitWord {
  readonly word: string;
  /** A count before the word: 1000 in `/ 1000 searches`; 1 otherwise. */
  readonly count: number;
  readonly from: number;
  readonly to: number;
}

const scales: Readonly<Record<string, number>> = {
  k: 1e3,
  K: 1e3,
  M: 1e6,
  B: 1e9,
  bn: 1e9,
  thousand: 1e3,
  million: 1e6,
  billion: 1e9,
};

const foreign =
  /^(?:[€£¥₹₩₽₿¢]|(?:EUR|GBP|CHF|JPY|CNY|INR|CAD|AUD|SEK|NOK|DKK|PLN|BRL|euros?|pounds?|cents?)(?![\p{L}]))/iu;

/** 1.1M is 1,100,000 and not 1,100,000.0000000001: the scale goes into the exponent. */
const scaled = ({ value }: WrittenNumber, scale: number): number => {
  const written = String(value);
  return scale === 1 || written.includes("e")
    ? value * scale
    : Number(`${written}e${String(scale).length - 1}`);
};

/** Reads terms from a text, from left to right. */
export class TermReader {
  readonly text: string;
  at = 0;

  constructor(text: string) {
    this.text = text;
  }

  /** Whether only spaces are left. */
  get done(): boolean {
    this.skip();
    return this.at >= this.text.length;
  }

  /** Takes a word or sign when it is next. */
  take(pattern: RegExp): string | undefined {
    this.skip();
    const match = pattern.exec(this.text.slice(this.at));
    if (match === null || match.index !== 0 || match[0] === "") return undefined;
    this.at += match[0].length;
    return match[0];
  }

  /** The offending rest of the text, up to the next space. */
  rest(): { from: number; to: number; word: string } {
    this.skip();
    const word = /^(?:\p{L}+|[^\s,;]+|\S)/u.exec(this.text.slice(this.at))?.[0] ?? "";
    return { from: this.at, to: this.at + word.length, word };
  }

  term(): Outcome<WrittenTerm, Refusal> {
    this.skip();
    const from = this.at;
    let sign = this.sign();
    const dollar = this.currency();
    if (!dollar.ok) return dollar;
    if (dollar.value !== undefined) sign *= this.sign();
    this.skip();
    const number = readNumberAt(this.text, this.at);
    if (number === undefined) return fail(this.noNumber());
    if (!number.ok) return number;
    this.at = number.value.to;
    const scale = this.scale();
    if (!scale.ok) return scale;
    const over = this.over(dollar.value);
    if (!over.ok) return over;
    const under = this.under();
    if (!under.ok) return under;
    const value = sign * scaled(number.value, scale.value);
    return ok({
      value: value === 0 ? 0 : value,
      number: number.value,
      scale: scale.value,
      over: over.value,
      under: under.value,
      from,
      to: this.at,
    });
  }

  private skip(): void {
    while (/\s/.test(this.text[this.at] ?? "")) this.at++;
  }

  private sign(): number {
    const sign = this.take(/^[-−+]/);
    return sign === undefined || sign === "+" ? 1 : -1;
  }

  private currency(): Outcome<UnitWord | undefined, Refusal> {
    this.skip();
    const from = this.at;
    const other = foreign.exec(this.text.slice(this.at))?.[0];
    if (other !== undefined) {
      return fail({
        code: "wrong_unit",
        message: `${other} cannot be read: all amounts are US dollars`,
        expected: "the amount converted to US dollars, e.g. $110",
        from,
        to: from + other.length,
      });
    }
    const dollar = this.take(/^(?:US\$|\$|(?:USD|dollars?)(?!\p{L}))/iu);
    return ok(dollar === undefined ? undefined : { word: "$", count: 1, from, to: this.at });
  }

  private scale(): Outcome<number, Refusal> {
    this.skip();
    const from = this.at;
    const word = /^\p{L}+/u.exec(this.text.slice(from))?.[0];
    if (word === undefined) return ok(1);
    const scale = Object.hasOwn(scales, word) ? scales[word] : undefined;
    if (scale !== undefined) {
      this.at += word.length;
      return ok(scale);
    }
    if (/^(?!ms$)(?:m|mm|mn|mio|g|t|tn|b|million|billion|thousand)s?$/i.test(word)) {
      return fail({
        code: "ambiguous",
        message: `"${word}" after a number is not clear`,
        expected: "k (thousand), M (million), B (billion), or a unit such as minutes or months",
        from,
        to: from + word.length,
      });
    }
    return ok(1);
  }

  private over(dollar: UnitWord | undefined): Outcome<UnitWord | undefined, Refusal> {
    this.skip();
    const from = this.at;
    const after = dollar === undefined ? this.currency() : ok(undefined);
    if (!after.ok) return after;
    if (after.value !== undefined) return after;
    const percent = this.take(/^(?:%|percent(?!\p{L}))/iu);
    if (percent !== undefined) return ok({ word: "%", count: 1, from, to: this.at });
    const word = this.word();
    if (word !== undefined && dollar !== undefined) {
      return fail({
        code: "wrong_unit",
        message: `"${word.word}" cannot follow an amount of money`,
        expected: `"/ ${word.word}" or "per ${word.word}" for a price by the ${word.word}`,
        from: word.from,
        to: word.to,
      });
    }
    return ok(word ?? dollar);
  }

  private under(): Outcome<UnitWord | undefined, Refusal> {
    if (this.take(/^(?:\/|(?:per|a|an|each|every)(?!\p{L}))/iu) === undefined) return ok(undefined);
    this.skip();
    const from = this.at;
    const number = readNumberAt(this.text, this.at);
    if (number !== undefined && !number.ok) return number;
    if (number !== undefined) this.at = number.value.to;
    const scale = this.scale();
    if (!scale.ok) return scale;
    const word = this.word();
    const count = (number?.value.value ?? 1) * scale.value;
    if (word === undefined || count <= 0) {
      const { word: found, to } = this.rest();
      return fail({
        code: "wrong_unit",
        message: found === "" ? "nothing follows the /" : `"${found}" cannot follow the /`,
        expected: "a unit, e.g. / month",
        from: this.at < this.text.length ? from : from - 1,
        to: Math.max(to, from),
      });
    }
    return ok({ ...word, count, from });
  }

  /** A word that is none of the words that join terms. */
  private word(): UnitWord | undefined {
    this.skip();
    const from = this.at;
    const word = this.take(
      /^(?!(?:to|low|likely|high|per|a|an|each|every|and|or)(?!\p{L}))\p{L}+(?:-\p{L}+)*/iu,
    );
    return word === undefined ? undefined : { word, count: 1, from, to: this.at };
  }

  private noNumber(): Refusal {
    const { from, to, word } = this.rest();
    const label = word.length < 3 ? undefined : nearest(word, ["low", "likely", "high"]);
    return {
      message: word === "" ? "a number is missing at the end" : `"${word}" is not a number`,
      ...(label === undefined ? {} : { mend: replacing(from, to, label) }),
      from: word === "" ? Math.max(0, this.text.length - 1) : from,
      to: word === "" ? this.text.length : to,
    };
  }
}
