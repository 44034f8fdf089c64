import {
  type Ending,
  endingWithin,
  METERS,
  type OutdatedDecision,
  outdatedReviews,
  type PastEnd,
  pastEnd,
  type Review,
  type Staleness,
  toDecimal,
} from "@outlay/pricing";
import { grouped } from "@outlay/words";
import { dayText } from "../../catalog/when.ts";
import type { Io } from "../../io.ts";
import { table } from "../../output/table.ts";
import { paragraph } from "../../output/wrap.ts";
import { ageWords } from "./age-words.ts";
import { type CheckedScope, concernsScope } from "./checked-scope.ts";

/** How far ahead ends are told, in days. */
export const SOON = 90;

/** A book by itself: it passed the lints, how old its prices are, what has ended or soon will. */
export interface OwnReport {
  readonly title: string;
  readonly stale: Staleness;
  readonly past: readonly PastEnd[];
  readonly soon: readonly Ending[];
  readonly outdated: readonly OutdatedDecision[];
  readonly json: object;
}

/** What is shown of a book that read without an issue. */
export function ownReport(input: {
  readonly scope: CheckedScope;
  readonly stale: Staleness;
  /** The day of the check. */
  readonly day: string;
  readonly reviewed: readonly Review[];
}): OwnReport {
  const { scope, stale, day, reviewed } = input;
  const { book, provider, model, file } = scope;
  const concerns = (one: { readonly provider: string; readonly model: string }): boolean =>
    concernsScope(scope, one.provider, one.model);
  const models = book.modelFacts.filter((one) => concerns({ ...one, model: one.id })).length;
  const past = pastEnd(book, day).filter(concerns);
  const soon = endingWithin(book, day, SOON).filter(concerns);
  const outdated = outdatedReviews(reviewed, book).filter(({ review, price }) =>
    concerns({ provider: review.provider, model: price.model }),
  );
  const what = file ?? [`the book ${book.id}`, provider, model].filter(Boolean).join(", ");
  return {
    title: `${what} passes every lint: ${grouped(models)} ${models === 1 ? "model" : "models"}, ${grouped(stale.prices)} ${stale.prices === 1 ? "price" : "prices"} in force on ${day}.`,
    stale,
    past,
    soon,
    outdated,
    json: {
      book: book.id,
      ...(file !== undefined && { file }),
      at: day,
      models,
      staleness: {
        ...stale,
        ...(stale.oldest && {
          oldest: { ...stale.oldest, checked: dayText(stale.oldest.checked) },
        }),
      },
      pastEnd: past,
      endingWithin: { days: SOON, models: soon },
      outdatedReviews: outdated.map(({ review, price, now }) => ({
        provider: review.provider,
        ...price,
        ...(now && {
          now: toDecimal({ n: now.n * METERS[price.meter].per, d: now.d }).text,
        }),
      })),
    },
  };
}

/** Names that are told before the rest is counted. */
const NAMED = 12;

/**
 * What a book says of itself, a sentence or two each, that it passes first.
 *
 * @param summary how many models soon end in place of which
 */
export function ownLines(
  { title, stale, past, soon, outdated }: OwnReport,
  summary: boolean,
): readonly string[] {
  const of = (code: PastEnd["code"]): readonly PastEnd[] => past.filter((one) => one.code === code);
  const few = summary || soon.length === 0;
  const ends = `${soon.length === 0 ? "No model ends" : soon.length === 1 ? "1 model ends" : `${grouped(soon.length)} models end`} within ${SOON} days.`;
  return [
    title,
    ageWords(stale),
    ...sentence(
      "Ended, and priced for bills of the past only",
      of("still_priced").map(({ provider, model, ended }) => `${provider}/${model} (${ended})`),
    ),
    ...sentence(
      "Priced from a day on or after their end, so that one of the two days is wrong",
      of("begins_after_end").map(
        ({ provider, model, ended, name }) => `${provider}/${model} (ended ${ended}, from ${name})`,
      ),
    ),
    ...sentence(
      "Ended, and so has what their vendors recommend instead",
      of("replacement_ended").map(({ provider, model, name }) => `${provider}/${model} (${name})`),
    ),
    ...sentence(
      "Names without a date that mean an ended model",
      of("alias_of_ended").map(({ provider, model, name }) => `${name} (${provider}/${model})`),
    ),
    ...sentence(
      "Decisions in reviewed.yaml about a figure that is no longer ours",
      outdated.map(({ review, price }) => `${review.provider}/${price.model} ${price.meter}`),
    ),
    ...(few ? [ends] : []),
  ];
}

/** Prints what a book says of itself; with `summary` without the table of what soon ends. */
export function printOwnReport(report: OwnReport, summary: boolean, io: Io): void {
  const { soon } = report;
  io.out(
    ownLines(report, summary)
      .map((text) => paragraph(text, io.width))
      .join("\n"),
  );
  if (summary || soon.length === 0) return;
  const rows = soon.map(({ provider, model, ends, replacement }) => [
    ends,
    `${provider}/${model}`,
    replacement ?? "",
  ]);
  const columns = [
    { header: `ends within ${SOON} days` },
    { header: "model", wraps: true },
    { header: "its vendor recommends", wraps: true },
  ];
  io.out(`\n${table(columns, rows, { width: io.width, colour: io.colour })}`);
}

function sentence(title: string, names: readonly string[]): string[] {
  if (names.length === 0) return [];
  const left = names.length - NAMED;
  const shown = names.slice(0, NAMED).join(", ");
  return [`${title}: ${names.length}. ${shown}${left > 0 ? ` and ${left} more` : ""}.`];
}
