import {
  type AcceptedPrice,
  METERS,
  type ModelProposal,
  over,
  type RefusedEntry,
  type RefusedPrice,
} from "@outlay/pricing";
import { dayText } from "../../catalog/when.ts";
import { amountText, ratioText, slipWords, whenWords } from "../price-check/check-words.ts";

/** A price that changes: its old and new amount, and who shows it. */
export function acceptedWords({ price, usd, books, evidence }: AcceptedPrice): string {
  const { meter, when } = price.point;
  const { ours } = price;
  const old = ours === undefined ? "unknown" : amountText(ours.usd, meter);
  const times =
    ours === undefined || ours.usd.n === 0n ? "" : ` (${ratioText(over(usd, ours.usd))})`;
  const standing = ours === undefined ? "" : `; ours: ${ours.line.status}, last seen ${seen(ours)}`;
  return `${meter}${conditions(when)} ${old} → ${amountText(usd, meter)}${times}: ${books.join(", ")}, until ${evidence.checked}${standing}`;
}

const conditions = (when: Parameters<typeof whenWords>[0]): string =>
  Object.keys(when).length === 0 ? "" : `, ${whenWords(when)}`;

const seen = ({ line }: NonNullable<RefusedPrice["price"]["ours"]>): string =>
  line.checked === undefined ? "on no day" : dayText(line.checked).slice(0, 10);

/** How sure a proposal is, in a sentence. */
export function confidenceWords({ accepted }: ModelProposal): string {
  const weak = accepted.filter(({ books }) => books.length < 2).length;
  if (weak === 0) return "Likely: catalogues that do not copy each other agree on each price.";
  const some = weak === accepted.length ? "" : `${weak} of ${accepted.length} prices rest on `;
  return `Weak: ${some}one catalogue's word. Look at the seller's page first.`;
}

/** A price that is not proposed, and why. */
export function refusedWords({ price, because }: RefusedPrice): string {
  const { provider, model, point, ours, witnesses } = price;
  const { meter, when } = point;
  const name = `${provider}/${model} ${meter}${conditions(when)}`;
  const said = witnesses
    .filter(({ agrees }) => !agrees)
    .map(({ book, usd }) => `${book} ${amountText(usd, meter)}`);
  const prices = [
    ...(ours === undefined ? [] : [`ours ${amountText(ours.usd, meter)}`]),
    ...new Set(said),
  ];
  return `${name} (${prices.join(", ")}): ${becauseWords(because)}`;
}

/** Why a difference is not proposed. */
export function becauseWords(because: RefusedPrice["because"]): string {
  switch (because.code) {
    case "slip":
      return `${because.book} ${slipWords(because.slip)}`;
    case "seen_later":
      return `a source shows ours for ${dayText(because.checked).slice(0, 10)}, not before the catalogue`;
    case "began_later":
      return `ours holds from ${dayText(because.from)}, after the catalogue`;
    case "confirmed":
      return `${because.books.join(" and ")} ${because.books.length === 1 ? "has" : "have"} ours`;
    case "several_prices":
      return "the catalogues differ among themselves";
    case "leap":
      return `fivefold or more on the word of ${because.book} alone`;
    case "long_standing":
      return `${because.book} had it on ${because.day} already, when our sources showed ours: no change`;
    case "reviewed":
      return `decided in reviewed.yaml: ${because.why}`;
    case "doubtful_entry":
      return `another price of its entry in ${because.book} looks wrong`;
    case "ended":
      return `the model ended on ${because.date}`;
    case "not_proposing":
      return `only in ${because.books.join(" and ")}, which is compared with`;
    case "no_amount":
      return because.amount === 0
        ? `${because.book} has zero, which may mean unknown`
        : `${because.book} has ${because.amount} in its own unit, below zero`;
    case "fault":
      return `the sheet would be refused: ${because.fault}`;
    case "no_row":
      return "a multiple or daily hours decide here: change it by hand";
  }
}

/** Why a model is not proposed. */
export function refusedEntryWords({ provider, model, because }: RefusedEntry): string {
  const name = `${provider}/${model}`;
  switch (because.code) {
    case "another_name":
      return `${name}: likely another name of ${because.of}, at the same prices: an alias once its seller says so`;
    case "catalogues_differ":
      return `${name}: ${because.books.join(" and ")} differ`;
    case "no_price":
      return `${name}: no price that the lints take`;
    case "name_of":
      return `${name}: a name of ${because.of} here${daysWords(because)}`;
    case "tuned_name":
      return `${name}: what a customer tuned, by its name: it has the price of its model's tuned versions`;
    case "fault":
      return `${name}: the file would be refused with it: ${because.fault}`;
  }
}

const daysWords = ({ from, to }: { readonly from?: string; readonly to?: string }): string =>
  `${from === undefined ? "" : `, from ${from}`}${to === undefined ? "" : ` to ${to}`}`;

/** The unit in which a meter's amounts stand, for JSON. */
export const perOf = (meter: keyof typeof METERS): bigint => METERS[meter].per;
