import { toDecimal } from "../decimal.ts";
import type { Instant } from "../instant.ts";
import type { PriceStatus } from "../price-line.ts";
import type { Rational } from "../rational.ts";
import { type Slip, SURE_SLIPS } from "./slip.ts";

/** What a lineage says beside our price. */
export interface Testimony {
  readonly lineage: string;
  readonly usd: Rational;
  readonly agrees: boolean;
  readonly slip?: Slip;
  /** Day of the book, where it is told. */
  readonly dated?: Instant;
}

/** What our price rests on. */
export interface Evidence {
  readonly status: PriceStatus;
  /** It was stated for the very condition in question, and is not our general price. */
  readonly stated: boolean;
  /** The last day for which a source shows it. */
  readonly checked?: Instant;
  /** A slip that our own price looks like. */
  readonly slip?: Slip;
}

/** Who is likely right and why, with the numbers of lineages for and against. */
export interface Verdict {
  readonly likely: "ours" | "theirs" | "undecided";
  readonly because:
    | "we lack this condition"
    | "seller's page is newer"
    | "our price looks like a slip"
    | "every other price is a slip"
    | "most lineages agree"
    | "most lineages differ"
    | "the others have our price of another time"
    | "a month newer"
    | "no other book has it"
    | "as many for as against";
  /** Lineages that have our price. */
  readonly agree: number;
  /** Lineages that share the most frequent other price. */
  readonly differ: number;
}

/** Whether a price was read where the seller states it. */
export const bySeller = (status: PriceStatus): boolean =>
  status === "vendor page" || status === "seen on invoice";

/** Books that differ for a reason of their own say nothing of our price. */
const NO_VOTE: readonly Slip["code"][] = [
  "no_condition",
  "changed_since",
  "lags",
  "name_by_rule",
  "other_seller",
];

const MONTH = 30 * 86_400_000;

/**
 * Who is likely right where prices differ. Where others state a condition for which we have only a
 * general price, ours is in doubt. Else the seller's own page that is newer than the books comes
 * first, then slips that no seller makes, then our own price of another time (a promotion that began or
 * ended) where some book has today's, then the majority of independent lineages, then a date
 * that is newer by a month. Lineages that only lack a condition, are of a day when our price was
 * theirs, lag behind a change, or took another seller's or a sibling's price have no vote.
 */
export function judge(evidence: Evidence, testimonies: readonly Testimony[]): Verdict {
  const agreeing = testimonies.filter((one) => one.agrees);
  const against = testimonies.filter(
    ({ agrees, slip }) => !agrees && !(slip !== undefined && NO_VOTE.includes(slip.code)),
  );
  const groups = Map.groupBy(against, ({ usd }) => toDecimal(usd, 40).text);
  const largest = [...groups.values()].sort((a, b) => b.length - a.length)[0] ?? [];
  const agree = agreeing.length;
  const differ = largest.length;
  const say = (likely: Verdict["likely"], because: Verdict["because"]): Verdict => ({
    likely,
    because,
    agree,
    differ,
  });
  if (differ === 0) return say("undecided", "no other book has it");
  // The price of another region says that regions differ, not that a list took one for another.
  const elsewhere = against.every(
    ({ slip }) => slip?.code === "other_condition" && slip.when.region === undefined,
  );
  if (!evidence.stated && agree === 0 && !elsewhere) return say("theirs", "we lack this condition");
  const theirDay = latest(against);
  const ourDay = Math.max(evidence.checked ?? -Infinity, latest(agreeing));
  if (bySeller(evidence.status) && ourDay >= theirDay) return say("ours", "seller's page is newer");
  if (evidence.slip !== undefined) return say("theirs", "our price looks like a slip");
  if (against.every(isSure)) return say("ours", "every other price is a slip");
  if (agree > 0 && against.every(({ slip }) => slip?.code === "other_date"))
    return say("ours", "the others have our price of another time");
  if (agree > differ) return say("ours", "most lineages agree");
  if (differ > agree && differ > 1) return say("theirs", "most lineages differ");
  const told = theirDay > -Infinity && ourDay > -Infinity;
  if (told && theirDay - ourDay >= MONTH) return say("theirs", "a month newer");
  if (told && ourDay - theirDay >= MONTH) return say("ours", "a month newer");
  return say("undecided", "as many for as against");
}

const latest = (testimonies: readonly Testimony[]): number =>
  testimonies.reduce((day, { dated }) => Math.max(day, dated ?? -Infinity), -Infinity);

const isSure = ({ slip }: Testimony): boolean =>
  slip !== undefined && SURE_SLIPS.includes(slip.code);
