import { type Distribution, median } from "../../distribution/index.ts";
import {
  clamp,
  type Expression,
  type GraphBuilder,
  node,
  type Origin,
  quantity,
} from "../../graph/index.ts";
import { boundsOf, planRows, type Quantity, type QuantityKey } from "../../plan/index.ts";
import type { Default, Defaults } from "../defaults/default.ts";
import { streamOfRow } from "./stream-of-row.ts";

/** An input of the model: what the plan says, or else a default. */
export interface Given {
  /** Node id; also the id of the default, unless `default` names another. */
  readonly id: string;
  readonly doc: string;
  /** What the plan says, when it does. */
  readonly plan?: Quantity | undefined;
  /** Key of the plan, whose bounds hold for every draw. */
  readonly key?: QuantityKey;
  /** Id of the row of the defaults. */
  readonly default?: string;
}

/**
 * Adds the input, or gives the node that is there already. Where draws may pass the bounds of the
 * plan's key, the answer is `<id>.within-bounds`, which moves them to the bound.
 */
export function addInput(graph: GraphBuilder, defaults: Defaults, input: Given): Expression {
  const { id, doc, plan, key } = input;
  const bounded = `${id}.within-bounds`;
  if (graph.has(bounded)) return node(bounded);
  if (graph.has(id)) return node(id);
  const row = plan === undefined ? defaultRow(defaults, input.default ?? id) : undefined;
  const { unit, distribution } = (plan ?? row) as Quantity | Default;
  const origin = plan === undefined ? defaultOrigin(row as Default) : planOrigin(plan);
  const stream = streamOfRow(id, plan !== undefined, defaults);
  const added = graph.input({
    id,
    unit,
    doc,
    distribution,
    origin,
    ...(stream === undefined ? {} : { stream }),
  });
  const bounds = key === undefined ? boundsOfOwn(row) : boundsOfKey(key);
  if (bounds === undefined || !mayPass(distribution, bounds)) return added;
  return graph.define({
    id: bounded,
    unit,
    doc: `${doc} Draws beyond ${bounds.min} and ${bounds.max} are moved there.`,
    formula: clamp(added, quantity(bounds.min, unit), quantity(bounds.max, unit)),
  });
}

interface Bounds {
  readonly min: number;
  readonly max: number;
}

/** Bounds of a figure that a plan gives in a row's place; its draws may pass them. */
const boundsOfOwn = (row: Default | undefined): Bounds | undefined =>
  row?.own === undefined || row.min === undefined || row.max === undefined
    ? undefined
    : { min: row.min, max: row.max };

function boundsOfKey(key: QuantityKey): Bounds {
  const row = planRows.find((each) => each.key === key);
  if (row?.type !== "quantity") throw new Error(`${key} is no quantity of the plan table`);
  return boundsOf(row);
}

/** Whether a draw can be outside; a lognormal's far tails (about six deviations) count as outside. */
function mayPass(d: Distribution, { min, max }: Bounds): boolean {
  switch (d.kind) {
    case "normal":
      return true;
    case "lognormal": {
      const step = d.high / d.low; // 3.3 deviations
      return d.low / step / step < min || d.high * step * step > max;
    }
    case "share":
      return min > 0 || max < 1;
    default:
      return false;
  }
}

/** The row of the defaults with this id. The catalog ships with the model, so it must be there. */
export function defaultRow(defaults: Defaults, id: string): Default {
  const row = defaults.get(id);
  if (row === undefined) throw new Error(`the defaults have no row ${id}`);
  return row;
}

/**
 * The most likely value of a row, for what must be one number, such as a probability; of `A to B`
 * the middle.
 */
export function likelyValue(distribution: Distribution): number {
  switch (distribution.kind) {
    case "point":
      return distribution.value;
    case "pert":
    case "triangular":
      return distribution.likely;
    default:
      return median(distribution);
  }
}

/** The plan as the source of a number, with its place and words. */
export const planOrigin = (quantity: Quantity): Origin => ({
  kind: "plan",
  source: quantity.text,
  position: {
    file: quantity.position.file,
    line: quantity.position.line,
    column: quantity.position.column,
  },
});

/** A default as the source of a number; an assumption stays one. A plan may have replaced it. */
export const defaultOrigin = (row: Default): Origin =>
  row.own ?? {
    kind: row.origin,
    source: `default ${row.id}: ${row.source}${row.note === undefined ? "" : ` (${row.note})`}`,
    ...(row.checked === undefined ? {} : { checked: row.checked }),
  };
