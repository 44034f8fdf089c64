import { isFivefold } from "../catalog/fivefold.ts";
import type { ComparedPrice, WitnessPrice } from "../compare/compare-model.ts";
import { type Slip, SURE_SLIPS } from "../compare/slip.ts";
import { toDecimal } from "../decimal.ts";
import type { Instant } from "../instant.ts";
import type { PriceStatus } from "../price-line.ts";
import { compareRational, type Rational } from "../rational.ts";
import type { UpdateCatalogue } from "./update-catalogue.ts";

/** Where a price was read, as sheets and rows state it. */
export interface PriceEvidence {
  readonly status: PriceStatus;
  /** The last day for which one of the sources shows it. */
  readonly checked: string;
  readonly sources: readonly string[];
}

/** A price that is to change. */
export interface AcceptedPrice {
  readonly price: ComparedPrice;
  /** The new price, USD for one unit. */
  readonly usd: Rational;
  /** The first day for which a catalogue shows it. */
  readonly from: string;
  readonly evidence: PriceEvidence;
  /** The catalogues that have it. */
  readonly books: readonly string[];
}

/** Why a difference is not proposed. */
export type Refusal =
  /** It looks like a known slip of the book. */
  | { readonly code: "slip"; readonly book: string; readonly slip: Slip }
  /** A source shows our price for a later day than the book's. */
  | { readonly code: "seen_later"; readonly book: string; readonly checked: Instant }
  /** Our price began after the day of the book. */
  | { readonly code: "began_later"; readonly book: string; readonly from: Instant }
  /** As many catalogues that are no older have our price, or more of the month before. */
  | { readonly code: "confirmed"; readonly books: readonly string[] }
  /** The catalogues that differ from us differ among themselves. */
  | { readonly code: "several_prices" }
  /** Five times as much or a fifth, on the word of one. */
  | { readonly code: "leap"; readonly book: string }
  /** An older copy of the book had it already on a day for which our sources show ours: no change. */
  | { readonly code: "long_standing"; readonly book: string; readonly day: string }
  /** A person looked at just these figures and did not side with the book. */
  | { readonly code: "reviewed"; readonly why: string }
  /** Another price of the book's entry looks like a slip, and nobody else has this one. */
  | { readonly code: "doubtful_entry"; readonly book: string }
  /** The model ended before the day of the comparison: what books list is of after its end. */
  | { readonly code: "ended"; readonly date: string }
  /** Only a catalogue that was named to compare with has it. */
  | { readonly code: "not_proposing"; readonly books: readonly string[] }
  /** The book has a zero, which may mean unknown, or an amount below zero, in its own unit. */
  | { readonly code: "no_amount"; readonly book: string; readonly amount: number }
  /** The sheet would not pass the lints. */
  | { readonly code: "fault"; readonly fault: string }
  /** Rows cannot say it: a multiple or daily hours decide here. */
  | { readonly code: "no_row" };

/** A difference that is not proposed. */
export interface RefusedPrice {
  readonly price: ComparedPrice;
  readonly because: Refusal;
}

/** Whether a price is to change: what is proposed, or why not. */
export type Decision =
  | { readonly accepted: AcceptedPrice }
  | { readonly refused: RefusedPrice }
  | undefined;

/**
 * Whether catalogues show a new price. A book has a voice where its day is later than the last one for
 * which our sources show our price, and where it does not look like a slip; what looks like our price
 * of another condition counts where two lineages say so. A price is accepted where more lineages have
 * it than have ours.
 *
 * @param oursOn our price of the same on another day
 */
export function decidePrice(
  price: ComparedPrice,
  catalogues: ReadonlyMap<string, UpdateCatalogue>,
  oursOn: (at: Instant) => Rational | undefined,
): Decision {
  const { ours, witnesses } = price;
  const against = witnesses.filter(({ agrees }) => !agrees);
  const [first] = against;
  if (ours === undefined || first === undefined) return undefined;
  const refuse = (because: Refusal): Decision => ({ refused: { price, because } });
  const unheard = against.map((one) => whyUnheard(one, price, catalogues, oursOn));
  const heard = against.filter((_, index) => unheard[index] === undefined);
  const groups = [...Map.groupBy(heard, ({ usd }) => toDecimal(usd, 40).text).values()];
  groups.sort((a, b) => b.length - a.length);
  const [largest, second] = groups;
  if (largest === undefined) return refuse(unheard[0] as Refusal);
  const slips = unheard.filter((one) => one?.code === "slip" && isAnotherPrice(one.slip));
  if (Math.max(second?.length ?? 0, slips.length) >= largest.length)
    return refuse({ code: "several_prices" });
  const [voice] = largest;
  if (voice === undefined) return undefined;
  if (largest.length === 1 && voice.slip !== undefined)
    return refuse({ code: "slip", book: voice.book, slip: voice.slip });
  const days = largest.flatMap(({ book }) => catalogues.get(book)?.day ?? []).sort();
  const [from = "", checked = from] = [days[0], days.at(-1)];
  const start = catalogues.get(voice.book)?.dated ?? 0;
  const confirming = witnesses.filter(({ agrees, book }) => {
    const { dated } = catalogues.get(book) ?? {};
    return agrees && dated !== undefined && dated > start - MONTH;
  });
  const asNew = confirming.filter(({ book }) => (catalogues.get(book)?.day ?? "") >= from);
  if (asNew.length >= largest.length || confirming.length > largest.length)
    return refuse({ code: "confirmed", books: confirming.map(({ book }) => book) });
  const books = largest.map(({ book }) => book);
  if (!books.some((book) => catalogues.get(book)?.proposes))
    return refuse({ code: "not_proposing", books });
  if (largest.length === 1 && isFivefold(ours.usd, voice.usd))
    return refuse({ code: "leap", book: voice.book });
  const sources = largest.flatMap(({ book }) => catalogues.get(book)?.source ?? []);
  const status = largest.length > 1 ? "two catalogues agree" : "single source";
  return {
    accepted: { price, usd: voice.usd, from, books, evidence: { status, checked, sources } },
  };
}

/** Why a book has no voice, or undefined where it has one. */
function whyUnheard(
  { book, slip, dated = 0 as Instant }: WitnessPrice,
  { ours }: ComparedPrice,
  catalogues: ReadonlyMap<string, UpdateCatalogue>,
  oursOn: (at: Instant) => Rational | undefined,
): Refusal | undefined {
  if (slip !== undefined && slip.code !== "other_condition") return { code: "slip", book, slip };
  const { checked, effective } = ours?.line ?? {};
  const day = catalogues.get(book)?.dated ?? dated;
  const then = oursOn(day);
  const began = ours !== undefined && (then === undefined || compareRational(then, ours.usd) !== 0);
  if (effective !== undefined && effective.from > day && began)
    return { code: "began_later", book, from: effective.from };
  if (checked !== undefined && day - checked < DAY) return { code: "seen_later", book, checked };
  return undefined;
}

/**
 * Leaves out prices that rest on doubtful books alone: of which another price of the model looks like a
 * slip that no seller makes or leaps, or whose price of the same meter was refused under another
 * condition, as where a list has one wrong price for every region.
 */
export function withoutDoubtful(
  accepted: readonly AcceptedPrice[],
  refused: readonly RefusedPrice[],
): { readonly accepted: readonly AcceptedPrice[]; readonly refused: readonly RefusedPrice[] } {
  const doubtful = new Set(refused.flatMap(doubts));
  const isDoubtful = ({ books, price }: AcceptedPrice): boolean =>
    books.every((one) => doubtful.has(one) || doubtful.has(`${one} ${price.point.meter}`));
  return {
    accepted: accepted.filter((one) => !isDoubtful(one)),
    refused: [
      ...refused,
      ...accepted.filter(isDoubtful).map(({ price, books: [book = ""] }) => ({
        price,
        because: { code: "doubtful_entry" as const, book },
      })),
    ],
  };
}

/** Refusals because of what others say of the price, and not for want of a way to say it. */
const AGAINST_THE_BOOK: readonly Refusal["code"][] = [
  "slip",
  "seen_later",
  "began_later",
  "confirmed",
  "several_prices",
  "long_standing",
];

/** Books that a refusal casts doubt on, each alone or with a meter. */
function doubts({ price, because }: RefusedPrice): readonly string[] {
  const { code } = because;
  const sure = code === "slip" && SURE_SLIPS.includes(because.slip.code);
  if (code === "leap" || sure) return [because.book];
  if (!AGAINST_THE_BOOK.includes(code)) return [];
  if (code === "slip" && !isAnotherPrice(because.slip)) return [];
  return price.witnesses
    .filter(({ agrees }) => !agrees)
    .map(({ book }) => `${book} ${price.point.meter}`);
}

/** Slips of a book that speaks of the same price: with another, it contradicts those that are heard. */
const isAnotherPrice = ({ code }: Slip): boolean =>
  !["changed_since", "lags", "no_condition", "name_by_rule", "other_seller"].includes(code);

const DAY = 86_400_000;
const MONTH = 30 * DAY;
