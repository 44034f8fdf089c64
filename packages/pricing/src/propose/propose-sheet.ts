import { fail, type Outcome, ok } from "@outlay/document";
import { isFivefold } from "../catalog/fivefold.ts";
import { LIST_BOOK, priceFacts } from "../catalog/price-facts.ts";
import type { PricedModel, PriceFile, PriceRow, PriceSheet } from "../catalog/price-file.ts";
import { faultsOf } from "../catalog/read-price-file.ts";
import { sheetTimeline } from "../catalog/sheet-timeline.ts";
import type { Sources } from "../catalog/source-list.ts";
import { catalogBook } from "../catalog-book.ts";
import type { ComparedPrice } from "../compare/compare-model.ts";
import { ownPrice, type SpokenPrice } from "../compare/spoken-price.ts";
import { usdText } from "../import/usd-text.ts";
import { type Instant, at as instantOf } from "../instant.ts";
import { METERS } from "../meter.ts";
import { compareRational, type Rational } from "../rational.ts";
import type { AcceptedPrice, PriceEvidence, Refusal } from "./decide-price.ts";
import { rowsWithEvidence, rowsWithout, rowsWithPrice } from "./sheet-rows.ts";

/** What a sheet is proposed from. */
export interface SheetProposal {
  readonly file: PriceFile;
  readonly model: PricedModel;
  /** At least one. */
  readonly accepted: readonly AcceptedPrice[];
  /** Every compared price of the model. */
  readonly prices: readonly ComparedPrice[];
  /** When our prices were compared. */
  readonly at: Instant;
  /** The day on which the sheet comes into the file. */
  readonly known: string;
  /** Of the catalog and of the catalogues compared. */
  readonly sources: Sources;
}

/** A sheet to add, and the one that it ends. */
export interface ProposedSheet {
  readonly sheet: PriceSheet;
  readonly before: PriceSheet;
}

/**
 * The whole sheet that says the accepted prices: what did not change is kept, each with its own
 * evidence. Prices that a catalogue confirms stay what they are, where a changed price would move them.
 *
 * @returns why there is none, where rows cannot say it or the lints refuse it
 */
export function proposeSheet(input: SheetProposal): Outcome<ProposedSheet, Refusal> {
  const { file, model, accepted, known, at } = input;
  const before = sheetInForce(file, model, at);
  const [first] = accepted;
  if (before === undefined || first === undefined) return fail({ code: "no_row" });
  const rows = changedRows(input, before);
  if (rows === undefined) return fail({ code: "no_row" });
  const from = accepted.map((one) => one.from).sort()[0] ?? first.from;
  const leaps = accepted.filter(({ price, usd }) => leaped(price.ours?.usd, usd));
  const { evidence } = first;
  const sheet: PriceSheet = {
    from: from > before.from.slice(0, 10) ? from : before.from,
    known,
    ...evidence,
    ...(leaps.length > 0 && {
      note: `changed fivefold or more as ${first.books.join(" and ")} show it; why is not known`,
    }),
    usd: rowsWithout(rows, evidence),
  };
  const [fault] = faultsOf(alone(file, withSheet(model, sheet)), input.sources);
  return fault === undefined
    ? ok({ sheet, before })
    : fail({ code: "fault", fault: fault.message });
}

/** The model with a sheet behind its others. */
export const withSheet = (model: PricedModel, sheet: PriceSheet): PricedModel => ({
  ...model,
  prices: [...model.prices, sheet],
});

/** A file with one model and what its prices need: without names of others of the file. */
function alone(file: PriceFile, model: PricedModel): PriceFile {
  const { end_of_life: _end, tuned_from: _from, facts: _facts, ...own } = { ...model, facts: 0 };
  const { facts: _all, ...head } = file;
  return { ...head, models: [own] };
}

/** The sheet that counts at a time, as known now. */
function sheetInForce(file: PriceFile, model: PricedModel, at: Instant): PriceSheet | undefined {
  return sheetTimeline(model.prices, file.known).find(
    ({ known, effective }) =>
      known.to === undefined &&
      at >= effective.from &&
      (effective.to === undefined || at < effective.to),
  )?.sheet;
}

const leaped = (before: Rational | undefined, after: Rational): boolean =>
  before !== undefined && isFivefold(before, after);

function changedRows(
  { file, model, accepted, prices, at, sources }: SheetProposal,
  before: PriceSheet,
): readonly PriceRow[] | undefined {
  let rows: readonly PriceRow[] = rowsWithEvidence(before, sources);
  const spoken = (price: ComparedPrice): SpokenPrice | undefined => {
    const trial: PriceSheet = { ...before, usd: rows };
    const facts = priceFacts(alone(file, { ...model, prices: [trial] }));
    const book = catalogBook({ id: LIST_BOOK, ...facts });
    // Rows that contradict each other make no book, and so have no price.
    const table = book.ok ? book.value.models[0]?.table : undefined;
    return table && ownPrice(table, price.point, later(at, before));
  };
  const put = (price: ComparedPrice, usd: Rational, evidence: PriceEvidence): boolean => {
    const now = spoken(price);
    if (now !== undefined && compareRational(now.usd, usd) === 0) return true;
    const { meter } = price.point;
    const amount = usdText({ n: usd.n * METERS[meter].per, d: usd.d });
    const next = amount && rowsWithPrice(rows, price.point, now, amount, evidence);
    if (next === undefined || next === "") return false;
    rows = next;
    const after = spoken(price);
    return after !== undefined && compareRational(after.usd, usd) === 0;
  };
  const widest = accepted.toSorted((a, b) => narrowness(a.price) - narrowness(b.price));
  if (!widest.every(({ price, usd, evidence }) => put(price, usd, evidence))) return undefined;
  for (const price of prices) {
    const { ours, standing } = price;
    if (ours === undefined || standing !== "equal") continue;
    if (!put(price, ours.usd, evidenceOf(before, ours.line))) return undefined;
  }
  const said = accepted.every(({ price, usd }) => {
    const now = spoken(price);
    return now !== undefined && compareRational(now.usd, usd) === 0;
  });
  return said ? rows : undefined;
}

/** The trial sheet begins where the sheet does, so a time at which that one counts is asked. */
const later = (at: Instant, { from }: PriceSheet): Instant => {
  const start = instantOf(from);
  return at > start ? at : start;
};

const narrowness = ({ point }: ComparedPrice): number => Object.keys(point.when).length;

function evidenceOf(
  sheet: PriceSheet,
  { status, sources, checked }: NonNullable<ComparedPrice["ours"]>["line"],
): PriceEvidence {
  const day = checked === undefined ? sheet.checked : new Date(checked).toISOString().slice(0, 10);
  return { status, sources, checked: day };
}
