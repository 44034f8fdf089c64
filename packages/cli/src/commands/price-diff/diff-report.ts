import type { BookChanges, BookSide, OneSidedModel } from "@outlay/pricing";
import { grouped } from "@outlay/words";
import { dayText } from "../../catalog/when.ts";

/** What is shown. */
export interface DiffReport {
  readonly before: BookSide;
  readonly after: BookSide;
  readonly changes: BookChanges;
  /** Show every model. */
  readonly all: boolean;
}

/** A side in words: its book and day. */
export const sideWords = ({ id, at }: BookSide): string => `${id} on ${dayText(at).slice(0, 10)}`;

/** Whether the sides are two days of one book, or two copies of one kind of catalogue or of ours. */
const isOneBook = ({ before, after }: DiffReport): boolean =>
  before.id === after.id || (before.id.includes(":") && kindOf(before) === kindOf(after));

const kindOf = ({ id }: BookSide): string => id.slice(0, id.indexOf(":"));

/** Both sides in words, the book once where it is one. */
export const sidesWords = ({ before, after }: DiffReport): string =>
  before.id === after.id
    ? `${before.id} from ${dayText(before.at).slice(0, 10)} to ${dayText(after.at).slice(0, 10)}`
    : `${sideWords(before)} → ${sideWords(after)}`;

/** What a price or model that one side alone has is called: between two days it came or went. */
export const oneSidedLabels = (
  report: DiffReport,
): { readonly added: string; readonly gone: string } =>
  isOneBook(report)
    ? { added: "not listed before", gone: "no longer listed" }
    : { added: `only in ${report.after.id}`, gone: `only in ${report.before.id}` };

/** Whether single prices that one side alone has are news, and no mere gap of a book. */
export const tellsOneSided = (report: DiffReport): boolean => isOneBook(report);

/** Models that one side alone has. */
export interface OneSidedList {
  readonly title: string;
  readonly models: readonly OneSidedModel[];
  /** More than the other book has in all: their number is told, not their names. */
  readonly counted: boolean;
}

/** Models that one side alone has, under their headings: those that came out meanwhile first. */
export function oneSidedModels(report: DiffReport): readonly OneSidedList[] {
  const { before, after, changes, all } = report;
  const labels = oneSidedLabels(report);
  const day = dayText(before.at).slice(0, 10);
  const one = isOneBook(report);
  const isNew = ({ released = "" }: OneSidedModel): boolean => one && released > day;
  const list = (
    title: string,
    models: readonly OneSidedModel[],
    other: BookSide,
  ): OneSidedList => ({
    title,
    models,
    // An offer for three models says nothing of the other seven hundred.
    counted: !one && !all && models.length > other.models.length,
  });
  return [
    list(`Models that came out after ${day}`, changes.added.filter(isNew), before),
    list(
      before.own && before.id === report.after.id
        ? `Models without a price here before ${day}`
        : `Models ${labels.added}`,
      changes.added.filter((model) => !isNew(model)),
      before,
    ),
    list(`Models ${labels.gone}`, changes.gone, after),
  ].filter(({ models }) => models.length > 0);
}

/** Whether nothing differs. */
export const isSame = ({ changed, added, gone }: BookChanges): boolean =>
  changed.length + added.length + gone.length === 0;

/** What was counted, in one sentence or two. */
export function countsWords(report: DiffReport): string {
  const { counts, added, gone, changed } = report.changes;
  const labels = oneSidedLabels(report);
  const models = (count: number): string => `${grouped(count)} ${count === 1 ? "model" : "models"}`;
  const prices = (count: number): string => `${grouped(count)} ${count === 1 ? "price" : "prices"}`;
  const parts = [
    `${prices(counts.changed)} changed (${grouped(counts.risen)} up, ${grouped(counts.changed - counts.risen)} down)`,
    `${grouped(counts.added)} ${labels.added}`,
    `${grouped(counts.gone)} ${labels.gone}`,
    `${grouped(counts.same)} the same`,
  ];
  const blind =
    counts.unknown === 0
      ? ""
      : ` ${prices(counts.unknown)} not compared: a book does not know the condition.`;
  const { moved } = report.changes;
  const since =
    moved.length === 0
      ? ""
      : ` ${models(moved.length)} that came meanwhile ${moved.length === 1 ? "has" : "have"} changed since.`;
  const day = dayText(report.before.at).slice(0, 10);
  const both =
    report.before.id === report.after.id && added.length > 0
      ? `${models(counts.models)} of ${grouped(counts.models + added.length)} have a price on both days (${grouped(added.length)} have none on ${day})`
      : `${models(counts.models)} on both sides`;
  return `${both}, ${grouped(changed.length)} with differences: ${parts.join(", ")}.${since}${blind} Models: ${grouped(added.length)} ${labels.added}, ${grouped(gone.length)} ${labels.gone}.`;
}
