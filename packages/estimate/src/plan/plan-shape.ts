import { type Shape, type ShapeText, shape } from "@outlay/document";
import { median } from "../distribution/index.ts";
import { limitedPathIsThere } from "./limited-path-is-there.ts";
import { missingCompanions } from "./missing-companions.ts";
import { ownFiguresShape } from "./own-figure.ts";
import type { Plan } from "./plan.ts";
import type { BranchRow, LeafRow, PlanRow } from "./plan-row.ts";
import { planTable } from "./plan-table.ts";
import { quantityShape } from "./quantity-shape.ts";
import { repeatsWithinTasks } from "./repeats-within-tasks.ts";
import { wholeTeam } from "./whole-team.ts";

/** The rows with their common type. */
export const planRows: readonly PlanRow[] = planTable;

/** The last word of a key, without `[]`: `sources` of `data.sources[]`. */
export const lastWord = (key: string): string => key.replace(/\[\]$/, "").replace(/^.*\./, "");

/** The rows directly below a key; the top rows for `""`. */
export function rowsBelow(key: string): PlanRow[] {
  const prefix = key === "" ? "" : `${key}.`;
  return planRows.filter(
    (row) => row.key.startsWith(prefix) && !row.key.slice(prefix.length).includes("."),
  );
}

/** What a key means, with the default that stands in for it. */
export const docOf = (row: PlanRow): string =>
  "assumed" in row && row.assumed !== undefined
    ? `${row.doc} Left out: the default \`${row.assumed}\` is assumed, and shown as assumed.`
    : row.doc;

function objectShape(key: string, text: ShapeText, taskWords: readonly string[]): Shape<unknown> {
  return shape.object(
    Object.fromEntries(
      rowsBelow(key).map((row) => {
        const inner = rowShape(row, taskWords);
        return [lastWord(row.key), row.required === true ? inner : shape.optional(inner)];
      }),
    ),
    text,
  );
}

function rowShape(row: PlanRow, taskWords: readonly string[]): Shape<unknown> {
  return "example" in row ? leafShape(row, taskWords) : branchShape(row, taskWords);
}

function branchShape(row: BranchRow, taskWords: readonly string[]): Shape<unknown> {
  const text = { doc: docOf(row) };
  const inner = objectShape(row.key, row.type === "section" ? text : {}, taskWords);
  if (row.key === "paths") {
    return { ...shape.checked(inner, atLeastOnePath), examples: [pathExample] };
  }
  if (row.key === "workload") {
    return shape.checked(inner as Shape<Plan["workload"]>, (workload) => [
      ...prefixInsideInput(workload),
      ...repeatsWithinTasks(workload),
      ...missingCompanions(row, workload),
    ]);
  }
  if (row.key === "people") {
    return shape.checked(inner as Shape<NonNullable<Plan["people"]>>, wholeTeam);
  }
  const checked =
    row.needs === undefined && row.least === undefined
      ? inner
      : shape.checked(inner, (value) => missingCompanions(row, value as object));
  return row.type === "section" ? checked : shape.list(checked, { ...text, max: 1000 });
}

/** The repeated prefix is a part of the input, so it cannot be the larger of the two. */
const prefixInsideInput = ({
  cached_prefix_tokens: prefix,
  input_tokens: input,
}: Plan["workload"]) =>
  prefix === undefined || median(prefix.distribution) <= median(input.distribution)
    ? []
    : [
        {
          at: ["cached_prefix_tokens"],
          message: `${prefix.text} is more than the input it is a part of, ${input.text}`,
          expected: "at most as many as input_tokens, which counts the prefix too",
        },
      ];

const pathExample = "{ hosted: { model: anthropic/claude-sonnet-4-6 } }";

const atLeastOnePath = (paths: unknown) =>
  Object.keys(paths as object).length > 0
    ? []
    : [
        {
          message: "no path is named",
          expected: `at least one of ${rowsBelow("paths")
            .map((row) => lastWord(row.key))
            .join(", ")}`,
          example: `paths: ${pathExample}`,
        },
      ];

/** Texts are printed as they are: what would steer a terminal is refused. */
const oneLine = {
  pattern: /[^\p{Cc}]*/u,
  expected: "one line of text without control characters",
};
const severalLines = {
  pattern: /(?:[^\p{Cc}]|[\n\t])*/u,
  expected: "text without control characters",
};

function leafShape(row: LeafRow, taskWords: readonly string[]): Shape<unknown> {
  const text = { doc: docOf(row), examples: [row.example] };
  switch (row.type) {
    case "quantity":
      return quantityShape({ ...row, taskWords }, docOf(row));
    case "text":
      return shape.text({
        ...text,
        max: 500,
        ...(row.key === "description" ? severalLines : oneLine),
      });
    case "name":
      return shape.located(
        shape.text({
          ...text,
          max: 200,
          pattern: /[a-zA-Z0-9@][a-zA-Z0-9@._:/+-]*/,
          expected: "a name of the catalog: letters, digits and . _ : / + - @",
        }),
      );
    case "choice":
      return shape.choice(row.choices, text);
    case "choices":
      return shape.list(shape.choice(row.choices), {
        ...text,
        max: row.choices.length,
      });
    case "flag":
      return shape.flag(text);
    case "month":
      return shape.month({ ...text, min: "2000-01", max: "2100-12" });
    case "version":
      return shape.integer({ ...text, min: 1, max: 1 });
    case "figures":
      return ownFiguresShape(text);
  }
}

/**
 * The shape of a whole plan; its value type is derived from the same table.
 *
 * @param taskWords further words for a task, in the singular
 */
export const planShapeWith = (taskWords: readonly string[]): Shape<Plan> =>
  shape.checked(
    objectShape(
      "",
      {
        doc: "A plan for Outlay: what a generative-AI system does, how much of it, and the ways to build it.",
      },
      taskWords,
    ) as Shape<Plan>,
    limitedPathIsThere,
  );

/** The shape of a plan that has no words of its own. */
export const planShape: Shape<Plan> = planShapeWith([]);
