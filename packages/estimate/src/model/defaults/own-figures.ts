import {
  fail,
  type Issue,
  issueAt,
  type Located,
  nearestAll,
  type Outcome,
  ok,
  type Place,
  type Problem,
} from "@outlay/document";
import { checkDistribution, type Distribution } from "../../distribution/index.ts";
import {
  boundsOf,
  nounOf,
  type Plan,
  planRows,
  type Quantity,
  readQuantity,
  type SourcedFigure,
  toPlanUnit,
  wordsFor,
} from "../../plan/index.ts";
import { farOutside } from "../sheet/far-outside.ts";
import type { EstimateNote } from "../sheet/note.ts";
import type { Default, Defaults } from "./default.ts";
import { countText, ownFigureSpec } from "./own-figure-spec.ts";
import { overrunCeiling } from "./read-defaults.ts";
import { statedKey } from "./stated-key.ts";

/** The defaults of one plan: those of the catalog with its own figures in their place. */
export interface OwnDefaults {
  readonly defaults: Defaults;
  /** Figures far outside what we have seen. */
  readonly notes: readonly EstimateNote[];
  /** A note for each figure whose row nothing has asked for; call it when the model is built. */
  readonly unused: () => readonly EstimateNote[];
}

/**
 * Puts the figures of the plan's `inputs` in the place of the rows they name, so that every line,
 * choice and note takes them wherever it would have taken the default.
 *
 * @returns names that are no default, figures that a key of the plan states already, and quantities
 *   that cannot be read, at their place
 */
export function ownDefaults(plan: Plan, catalog: Defaults): Outcome<OwnDefaults, readonly Issue[]> {
  const issues: Issue[] = [];
  const rows = new Map<string, Default>();
  const notes: EstimateNote[] = [];
  for (const [id, figure] of Object.entries(plan.inputs ?? {})) {
    const { value, source, measured = false } = sourcedOf(figure);
    const row = catalog.get(id);
    const refused =
      row === undefined ? unknown(id, value.at, catalog) : stated(plan, catalog, id, value.at);
    if (refused !== undefined || row === undefined) {
      if (refused !== undefined) issues.push(refused);
      continue;
    }
    const distribution = readFigure(row, value.value, plan);
    if (!distribution.ok) {
      issues.push(figureIssue(id, value, distribution.error));
      continue;
    }
    const { file, line, column } = value.at;
    const stands: Quantity = {
      distribution: distribution.value,
      unit: row.unit,
      text: value.value,
      position: value.at,
    };
    const note = farOutside(`inputs.${id}`, stands, row);
    if (note !== undefined) notes.push(note);
    rows.set(id, {
      ...row,
      distribution: distribution.value,
      ...boundsOf(ownFigureSpec(row)),
      own: {
        kind: measured ? "measured" : "plan",
        source: source === undefined ? value.value : `${value.value}; ${source}`,
        key: `inputs.${id}`,
        position: { file, line, column },
      },
    });
  }
  if (issues.length > 0) return fail(issues);
  if (rows.size === 0) return ok({ defaults: catalog, notes, unused: () => [] });
  const defaults = new AskedDefaults([...catalog, ...rows]);
  const unused = () =>
    [...rows.keys()]
      .filter((id) => !defaults.asked.has(id) && !id.startsWith(askedLater))
      .map(
        (id): EstimateNote => ({
          code: "input-unused",
          text: `inputs.${id} has no effect: nothing in this plan takes the default ${id}.`,
        }),
      );
  return ok({ defaults, notes, unused });
}

/** The limits of the verdict are asked for when the figures are there. */
const askedLater = "verdict.";

/** Defaults that remember which rows were asked for. */
class AskedDefaults extends Map<string, Default> {
  readonly asked: Set<string> = new Set();

  override get(id: string): Default | undefined {
    this.asked.add(id);
    return super.get(id);
  }
}

const sourcedOf = (figure: Located<string> | SourcedFigure): SourcedFigure =>
  "at" in figure ? { value: figure } : figure;

/** Where the name stands: before its figure on the same line, else the figure. */
function nameAt(id: string, at: Place): Place {
  const from = at.sourceLine.lastIndexOf(id, at.column - 1);
  return from < 0 ? at : { ...at, column: from + 1, endColumn: from + 1 + id.length };
}

function unknown(id: string, at: Place, catalog: Defaults): Issue {
  const isKey = planRows.some(({ key }) => key === id);
  const near = nearestAll(id, catalog.keys(), 5);
  return issueAt(nameAt(id, at), {
    code: "unknown_key",
    message: isKey
      ? `\`${id}\` is a key of the plan, and no default: state it there`
      : `there is no default \`${id}\``,
    ...(isKey
      ? {}
      : {
          expected: `the name of a default, as outlay explain shows it${near.length === 0 ? "" : `; nearest: ${near.join(", ")}`}`,
          ...(near[0] === undefined ? {} : { suggestion: near[0] }),
        }),
  });
}

function stated(plan: Plan, catalog: Defaults, id: string, at: Place): Issue | undefined {
  const key = statedKey(plan, catalog, id);
  if (key === undefined) return undefined;
  return issueAt(nameAt(id, at), {
    code: "inconsistent",
    message: `\`${id}\` is what ${key} stands for, and the plan states that: one figure has one place`,
    expected: `${key} or inputs.${id}, not both`,
  });
}

/** The figure in the unit of the row. */
function readFigure(row: Default, text: string, plan: Plan): Outcome<Distribution, Problem> {
  const noun = plan.outcome?.unit === undefined ? undefined : nounOf(plan.outcome.unit);
  const spec = { ...ownFigureSpec(row), taskWords: noun === undefined ? [] : [noun] };
  const clock = /^hour\b/.test(row.unit) ? daysOrMore.exec(text) : null;
  if (clock !== null) {
    return fail({
      code: "ambiguous",
      message: `${clock[0]} of work or of the clock? A day of work has 8 hours, one of the clock 24`,
      expected: "hours",
      example: spec.example,
      from: clock.index,
      to: clock.index + clock[0].length,
    });
  }
  const read = readQuantity(text, spec);
  if (!read.ok) return fail({ example: spec.example, ...read.error });
  const [, each = ""] = toPlanUnit(row.unit).text.split(" / ");
  if (row.per !== undefined && !isZero(read.value) && !names(text, each)) {
    return fail({
      code: "ambiguous",
      message: `the ${each} is missing: is it for one, or for ${countText(row.per)}?`,
      expected: `/ ${each} or, as the default has it, ${spec.example}`,
      example: spec.example,
    });
  }
  if (row.distribution.kind !== "overrun" || read.value.kind !== "pert") return read;
  const { low, likely, high } = read.value;
  const tailed = {
    kind: "overrun",
    p10: low,
    p50: likely,
    p90: high,
    ceiling: overrunCeiling,
  } as const;
  return checkDistribution(tailed).ok
    ? ok(tailed)
    : fail({
        code: "inconsistent",
        message: `one in ten is below low and one in ten above high, and nothing above ${overrunCeiling}: these three do not fit`,
        expected: "low A, likely B, high C, rising, with high well below the ceiling",
        example: spec.example,
      });
}

/** A length of time of more than hours, behind a number. */
const daysOrMore = /\d\s*(?:d|days?|w|wks?|weeks?|mo|months?|q|quarters?|y|yrs?|years?)(?!\p{L})/iu;

const isZero = (distribution: Distribution): boolean =>
  distribution.kind === "point" && distribution.value === 0;

const names = (text: string, noun: string): boolean =>
  new RegExp(`(?:${wordsFor(noun).join("|")})(?:e?s)?(?!\\p{L})`, "iu").test(text);

/** A problem of a text at its place in the plan; the whole text where its parts moved. */
function figureIssue(id: string, { value, at }: Located<string>, problem: Problem): Issue {
  const { from, to = value.length, example, code = "wrong_value", ...words } = problem;
  const start = at.sourceLine.indexOf(value, at.column - 1);
  const place =
    from === undefined || start < 0
      ? at
      : { ...at, column: start + 1 + from, endColumn: start + 1 + Math.max(to, from + 1) };
  return issueAt(place, {
    ...words,
    code,
    message: `inputs.${id}: ${problem.message}`,
    ...(example === undefined ? {} : { example: `${id}: ${example}` }),
  });
}
