import type { ChangedModel, OneSidedModel } from "@outlay/pricing";
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

/** Prints what differs, model by model, what matters most first, then models of one side. */
export function printDiff(report: DiffReport, io: Io): void {
  const { changes } = report;
  io.out(io.colour.bold(paragraph(`Prices of ${sidesWords(report)}`, io.width)));
  io.out("USD for 1M tokens, 1,000 calls, or one of the meter's units\n");
  for (const model of changes.changed) io.out(`${modelText(model, report, io)}\n`);
  for (const { title, models } of oneSidedModels(report))
    io.out(`${oneSidedText(title, models, io)}\n`);
  if (isSame(changes)) io.out("Nothing differs.\n");
  io.out(paragraph(countsWords(report), io.width));
}

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
    (main.after ?? main.before)?.line.sources.map(shortSource).join(", ") ?? "",
  ]);
  const columns = [
    { header: "price", wraps: true },
    { header: "old", align: "right" as const },
    { header: "new", align: "right" as const },
    { header: "ratio", align: "right" as const },
    ...(rows.some((row) => row[4] !== "") ? [{ header: "since" }] : []),
    { header: "source", wraps: true },
  ];
  const dated = columns.length === 6;
  const cells = dated ? rows : rows.map((row) => row.filter((_, place) => place !== 4));
  const labels = oneSidedLabels(report);
  const oneSided = (["gone", "added"] as const).flatMap((kind) =>
    oneSidedWords(differences, kind).map((words) =>
      paragraph(`${labels[kind]}, ${words}`, io.width, 2),
    ),
  );
  return [
    io.colour.bold(paragraph(`${provider}/${model}`, io.width)),
    ...(rows.length === 0 ? [] : [table(columns, cells, { width: io.width, colour: io.colour })]),
    ...oneSided,
  ].join("\n");
}

/** A link as its host: what a foreign book names as its source is a page's address. */
const shortSource = (source: string): string => /^https?:\/\/([^/]+)/.exec(source)?.[1] ?? source;

function oneSidedText(title: string, models: readonly OneSidedModel[], io: Io): string {
  const ends = models.some(({ endOfLife }) => endOfLife?.date !== undefined);
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
    ...(ends ? [endOfLife?.date ?? "", endOfLife?.replacement ?? ""] : []),
  ]);
  const style = { width: io.width, colour: io.colour };
  return `${io.colour.bold(`${title} (${models.length})`)}\n${table(columns, rows, style)}`;
}
