import type { OneSidedModel } from "@outlay/pricing";
import { dayText } from "../../catalog/when.ts";
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
  tellsOneSided,
} from "./diff-report.ts";

/** Rows and names that a comment under a pull request has room for. */
const MOST_ROWS = 40;
const MOST_NAMES = 30;

/** The differences as Markdown, cut to what is read in a pull request; what is cut is counted. */
export function diffMarkdown(report: DiffReport): string {
  const { changes } = report;
  const labels = oneSidedLabels(report);
  const moved = changes.moved.map(({ first, ...one }) => ({
    ...one,
    since: `, which came on ${dayText(first)}`,
  }));
  const changed = [...changes.changed.map((one) => ({ ...one, since: "" })), ...moved];
  const rows = changed.flatMap(({ provider, model, differences, since }) => [
    ...changeRows(differences).map(({ meter, main, also }) => {
      const where = [
        ...(Object.keys(main.when).length === 0 ? [] : [togetherWords([main.when])]),
        ...(also.length === 0 ? [] : [`also ${togetherWords(also)}`]),
      ];
      const price = [meter, ...where].join("; ");
      return [
        `${provider}/${model}${since}`,
        price,
        ...amounts(main),
        changeText(main),
        sinceText(main),
      ];
    }),
    ...(tellsOneSided(report) ? (["gone", "added"] as const) : []).flatMap((kind) =>
      oneSidedWords(differences, kind).map((words) => [
        `${provider}/${model}`,
        `${labels[kind]}, ${words}`,
        "",
        "",
        "",
        "",
      ]),
    ),
  ]);
  const table = [
    "| model | price | old | new | ratio | since |",
    "| --- | --- | ---: | ---: | ---: | --- |",
    ...rows.slice(0, MOST_ROWS).map((row) => `| ${row.map(cell).join(" | ")} |`),
  ];
  const left = rows.length - MOST_ROWS;
  return [
    `**Prices of ${sidesWords(report)}**`,
    countsWords(report),
    ...(isSame(changes) ? ["Nothing differs."] : []),
    ...(rows.length === 0 ? [] : [table.join("\n")]),
    ...(left > 0 ? [`… and ${left} more rows${ofModels(rows)}.`] : []),
    ...oneSidedModels(report).map(({ title, models, counted }) =>
      counted ? `${title}: ${models.length}.` : `${title}: ${names(models)}.`,
    ),
  ].join("\n\n");
}

/** The models of which no row is shown, named: a change is not to go unseen. */
function ofModels(rows: readonly (readonly string[])[]): string {
  const shown = new Set(rows.slice(0, MOST_ROWS).map(([model]) => model));
  const cut = new Set(
    rows.slice(MOST_ROWS).flatMap(([model = ""]) => (shown.has(model) ? [] : [model])),
  );
  const named = [...cut].map((model) => model.split(",")[0]);
  return cut.size === 0
    ? ""
    : `, among them all of ${named.slice(0, MOST_NAMES).join(", ")}${cut.size > MOST_NAMES ? ` and ${cut.size - MOST_NAMES} models more` : ""}`;
}

const cell = (text: string): string => text.replaceAll("|", "\\|").replaceAll("\n", " ");

function names(models: readonly OneSidedModel[]): string {
  const shown = models.slice(0, MOST_NAMES).map(({ provider, model, endOfLife }) => {
    const end =
      endOfLife?.date === undefined
        ? endOfLife?.ended
          ? " (ended)"
          : ""
        : ` (ends ${endOfLife.date})`;
    return `${provider}/${model}${end}`;
  });
  const left = models.length - MOST_NAMES;
  return `${shown.join(", ")}${left > 0 ? ` and ${left} more` : ""}`;
}
