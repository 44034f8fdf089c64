import { at } from "../instant.ts";
import { endDay } from "./end-day.ts";
import type { PriceBook } from "./price-book.ts";

/** What is odd about a model on a day after its end. */
export interface PastEnd {
  readonly provider: string;
  readonly model: string;
  /** The day from which requests fail. */
  readonly ended: string;
  readonly code: /** Its last sheet does not end: it prices bills of the past, and would price one of that day. */
    | "still_priced"
    /** What its vendor recommends instead has ended too. */
    | "replacement_ended"
    /** A sheet begins on or after the day of its end: one of the two days is wrong. */
    | "begins_after_end"
    /** A name without a date still means it: names of that kind move on. */
    | "alias_of_ended";
  /** The replacement, the alias, or the day on which the sheet begins. */
  readonly name?: string;
}

/** A model that ends within some days. */
export interface Ending {
  readonly provider: string;
  readonly model: string;
  readonly ends: string;
  readonly replacement?: string;
}

const DAY = 86_400_000;
const HAS_DATE = /\d{4}-?\d{2}-?\d{2}|-\d{4}$|@/;
const HAS_VERSION = /-0\d\d$/;

/**
 * Whether a name may come to mean another model: it has neither a date nor a version, and is not the
 * model's own name behind the region of an endpoint (`us.` before it).
 */
const mayMoveOn = (alias: string, model: string): boolean =>
  !HAS_DATE.test(alias) && !HAS_VERSION.test(alias) && !alias.endsWith(`.${model}`);

/**
 * What a book still says of models whose end has come.
 *
 * @param day the day on which it is asked, `2026-11-23`
 */
export function pastEnd(book: Pick<PriceBook, "model" | "modelFacts">, day: string): PastEnd[] {
  return book.modelFacts.flatMap(
    ({ provider, id: model, endOfLife, sheets, aliases }): PastEnd[] => {
      const ended = endDay(endOfLife);
      if (ended === undefined || ended > day) return [];
      const common = { provider, model, ended };
      const last = sheets.at(-1);
      const { replacement } = endOfLife ?? {};
      const next = replacement === undefined ? undefined : book.model(provider, replacement);
      const nextEnd = endDay(next?.endOfLife);
      return [
        ...(last !== undefined && (last.to === undefined || last.to > ended)
          ? [{ ...common, code: "still_priced" as const }]
          : []),
        ...sheets
          .filter(({ from }) => from.slice(0, 10) >= ended)
          .map(({ from }) => ({ ...common, code: "begins_after_end" as const, name: from })),
        ...(replacement !== undefined && nextEnd !== undefined && nextEnd <= day
          ? [{ ...common, code: "replacement_ended" as const, name: replacement }]
          : []),
        ...aliases
          .filter((alias) => mayMoveOn(alias, model))
          .map((name) => ({ ...common, code: "alias_of_ended" as const, name })),
      ];
    },
  );
}

/** Models whose end comes within so many days of one, the soonest first. */
export function endingWithin(
  book: Pick<PriceBook, "modelFacts">,
  day: string,
  days: number,
): Ending[] {
  return book.modelFacts
    .flatMap(({ provider, id: model, endOfLife }): Ending[] => {
      const ends = endOfLife?.date;
      if (ends === undefined || ends <= day || at(ends) - at(day) > days * DAY) return [];
      const { replacement } = endOfLife ?? {};
      return [{ provider, model, ends, ...(replacement !== undefined && { replacement }) }];
    })
    .sort((a, b) => (a.ends < b.ends ? -1 : a.ends > b.ends ? 1 : 0));
}
