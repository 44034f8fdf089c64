import { type ChangedModel, endDay, type OneSidedModel } from "@outlay/pricing";
import { grouped } from "@outlay/words";
import type { Io } from "../../io.ts";
import { table } from "../../output/table.ts";
import { paragraph } from "../../output/wrap.ts";
import { amountText } from "../price-check/check-words.ts";
import {
  amounts,
  changeRows,
  changeText,
  oneSidedWords,
  sinceText,
  togetherWords,
} from "./change-rows.ts";
import {
  countsWords,
  type DiffReport,
  isSame,
  oneSidedLabels,
  oneSidedModels,
  sidesWords,
} from "./diff-report.ts";

/** Models with differences, and rows of models that one side has, before a list is cut. */
const SHOWN = 30;

/** Prints what was counted, then model by model what differs, what matters most first. */
export function printDiff(report: DiffReport, io: Io): void {
  const { changes, all } = report;
  io.out(io.colour.bold(paragraph(`Prices of ${sidesWords(report)}`, io.width)));
  io.out(paragraph(countsWords(report), io.width));
  if (isSame(changes)) {
    io.out("Nothing differs.");
    return;
  }
  io.out("USD for 1M tokens, 1,000 calls, or one of the meter's units.");
  const most = all ? Infinity : SHOWN;
  for (const model of changes.changed.slice(0, most)) io.out(`\n${modelText(model, report, io)}`);
  sayLeft(changes.changed.length - most, "models with differences", io);
  const { moved } = changes;
  if (moved.length > 0) {
    io.out(`\n${io.colour.bold(`Models that came meanwhile and changed since (${moved.length})`)}`);
  }
  for (const model of moved.slice(0, most)) io.out(`\n${modelText(model, report, io)}`);
  sayLeft(moved.length - most, "models that changed since they came", io);
  for (const { title, models, counted } of oneSidedModels(report)) {
    if (counted) {
      io.out(`\n${title}: ${grouped(models.length)}; --all lists them`);
      continue;
    }
    io.out(`\n${oneSidedText(`${title} (${models.length})`, models.slice(0, most), io)}`);
    sayLeft(models.length - most, "models", io);
  }
}

const sayLeft = (left: number, what: string, io: Io): void => {
  if (left > 0) io.out(`and ${grouped(left)} more ${what}; --all lists them`);
};

function modelText(
  { provider, model, differences }: ChangedModel,
  report: DiffReport,
  io: Io,
): string {
  const rows = changeRows(differences).map(({ meter, main, also }) => [
    `${meter}${Object.keys(main.when).length === 0 ? "" : `, ${togetherWords([main.when])}`}${
      also.length === 0 ? "" : `\nalso ${togetherWords(also)}`
    }`,
    ...amounts(main),
    changeText(main),
    sinceText(main),
  ]);
  const dated = rows.some((row) => row[4] !== "");
  const columns = [
    { header: "price", wraps: true },
    { header: "old", align: "right" as const },
    { header: "new", align: "right" as const },
    { header: "ratio", align: "right" as const },
    ...(dated ? [{ header: "since" }] : []),
  ];
  const cells = rows.map((row) => row.slice(0, columns.length));
  const sources = new Set(
    differences
      .filter(({ kind }) => kind === "changed")
      .flatMap(({ after }) => after?.line.sources.map(shortSource) ?? []),
  );
  const labels = oneSidedLabels(report);
  const oneSided = (["gone", "added"] as const).flatMap((kind) =>
    oneSidedWords(differences, kind).map((words) =>
      paragraph(`${labels[kind]}, ${words}`, io.width, 2),
    ),
  );
  return [
    io.colour.bold(paragraph(`${provider}/${model}`, io.width)),
    ...(rows.length === 0 ? [] : [table(columns, cells, { width: io.width, colour: io.colour })]),
    ...(sources.size === 0
      ? []
      : [io.colour.dim(paragraph(`source: ${[...sources].join(", ")}`, io.width, 2))]),
    ...oneSided,
  ].join("\n");
}

/** A link as its host: what a foreign book names as its source is a page's address. */
const shortSource = (source: string): string => /^https?:\/\/([^/]+)/.exec(source)?.[1] ?? source;

function oneSidedText(title: string, models: readonly OneSidedModel[], io: Io): string {
  const ends = models.some(({ endOfLife }) => endDay(endOfLife) !== undefined);
  const columns = [
    { header: "model", wraps: true },
    { header: "input", align: "right" as const },
    { header: "output", align: "right" as const },
    ...(ends ? [{ header: "ends" }, { header: "instead", wraps: true }] : []),
  ];
  const rows = models.map(({ provider, model, input, output, endOfLife }) => [
    `${provider}/${model}`,
    input === undefined ? "-" : amountText(input.usd, "input_text"),
    output === undefined ? "-" : amountText(output.usd, "output_text"),
    ...(ends
      ? [endOfLife?.date ?? (endOfLife?.ended ? "ended" : ""), endOfLife?.replacement ?? ""]
      : []),
  ]);
  const style = { width: io.width, colour: io.colour };
  return `${io.colour.bold(title)}\n${table(columns, rows, style)}`;
}
