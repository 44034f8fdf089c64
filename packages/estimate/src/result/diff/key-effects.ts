import { median } from "../../distribution/index.ts";
import { pointAt } from "../../graph/index.ts";
import { buildModel, type EstimateFacts, type PathId } from "../../model/index.ts";
import type { Plan } from "../../plan/index.ts";
import type { KeyEffect } from "./diff.ts";
import { lessOf } from "./gap.ts";
import { type KeyChange, withKeyOf } from "./plan-changes.ts";

/** Each change builds the model anew, some 20 ms: beyond this many, effects are left out. */
const most = 60;

/**
 * What each key does on its own: plan A with this key as in B, less plan A, every input at its
 * median. The effects of several keys need not add up to the whole difference: twice the tasks at
 * twice the price is four times the money.
 *
 * @param node figure below the path: `total`
 */
export function keyEffects(
  plans: { readonly a: Plan; readonly b: Plan },
  facts: EstimateFacts,
  changes: readonly KeyChange[],
  of: {
    readonly path: PathId;
    readonly node: string;
    readonly centre: number;
    readonly presentValue: number;
  },
): readonly KeyEffect[] {
  if (changes.length > most) return changes;
  return changes.map((change) => {
    const moved = figuresAt(withKeyOf(plans.a, plans.b, change.steps), facts, of);
    if (moved === undefined) return change;
    const movesUsd = lessOf(of.centre, moved.figure);
    const movesPresentValueUsd = lessOf(of.presentValue, moved.presentValue);
    return movesUsd !== 0 || movesPresentValueUsd === 0
      ? { ...change, movesUsd }
      : { ...change, movesUsd, movesPresentValueUsd };
  });
}

/** The figure and the present value at the medians; undefined where the plan names what the catalog does not know. */
function figuresAt(
  plan: Plan,
  facts: EstimateFacts,
  { path, node }: { readonly path: PathId; readonly node: string },
): { readonly figure: number; readonly presentValue: number } | undefined {
  if (plan.paths[path] === undefined) return undefined;
  const built = buildModel(plan, facts, [path]);
  const id = `${path}.${node}`;
  if (!built.ok || !built.value.graph.nodes.has(id)) return undefined;
  const worth = `${path}.present-value`;
  const at = pointAt(built.value.graph, (input) => median(input.distribution), [id, worth]);
  return { figure: at.value(id), presentValue: at.value(worth) };
}
