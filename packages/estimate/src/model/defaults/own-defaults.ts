import { fail, type Issue, type Located, type Outcome, ok } from "@outlay/document";
import { boundsOf, type Plan, type Quantity, type SourcedFigure } from "../../plan/index.ts";
import { farOutside } from "../sheet/far-outside.ts";
import type { EstimateNote } from "../sheet/note.ts";
import type { Default, Defaults } from "./default.ts";
import { statedTwice, unknownDefault, unreadFigure } from "./own-figure-issues.ts";
import { ownFigureSpec } from "./own-figure-spec.ts";
import { readOwnFigure } from "./read-own-figure.ts";

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
      row === undefined
        ? unknownDefault(id, value.at, catalog)
        : statedTwice(plan, catalog, id, value.at);
    if (refused !== undefined || row === undefined) {
      if (refused !== undefined) issues.push(refused);
      continue;
    }
    const distribution = readOwnFigure(row, value.value, plan);
    if (!distribution.ok) {
      issues.push(unreadFigure(id, value, distribution.error));
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
