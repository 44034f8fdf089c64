import { buildModel, centre, type InputNode, median, pointAt } from "@outlay/estimate";
import type { ReportSource } from "../document/report-source.ts";
import { planWith } from "./plan-with.ts";

/** How far two totals may lie apart that are the same. */
const tolerance = 1e-9;
/** What is tried in the place of 0: a tenth of a share, or of whatever the unit is. */
const tried = 0.1;

/**
 * Inputs that no formula follows. Where a plan says 0, the model may leave a part out altogether (no hidden
 * reasoning, nothing in batches): another number in the cell would then move less than the plan does. So
 * each input that is exactly 0 is tried: a model of the plan with another number must come to what the
 * formulas come to. What does not, and what is no figure of the plan, is closed.
 */
export function closedInputs(
  source: ReportSource,
  inputs: readonly InputNode[],
): ReadonlySet<string> {
  const zeros = inputs.filter(({ distribution: d }) => d.kind === "point" && d.value === 0);
  return new Set(zeros.filter((input) => !follows(source, input, tried)).map(({ id }) => id));
}

/** Whether the formulas come to what a model comes to whose plan says `value`. */
export const follows = (source: ReportSource, input: InputNode, value: number): boolean =>
  apart(source, input, value) <= tolerance;

/**
 * How far the formulas lie from what a model comes to whose plan says `value`: the largest relative difference
 * of a path's total; infinite where the plan cannot say it, or a path has no such total.
 */
export function apart(
  { estimated, plan, facts }: ReportSource,
  input: InputNode,
  value: number,
): number {
  const { position } = input.origin;
  const other = position === undefined ? undefined : planWith(plan, position, value);
  if (other === undefined) return Number.POSITIVE_INFINITY;
  const { graph, paths } = estimated.model;
  const built = buildModel(
    other,
    facts,
    paths.map(({ id }) => id),
  );
  if (!built.ok) return Number.POSITIVE_INFINITY;
  const anew = centre(built.value.graph);
  if (!anew.ok) return Number.POSITIVE_INFINITY;
  const nodes = new Map(graph.nodes);
  if (input.distribution.kind === "point") {
    nodes.set(input.id, { ...input, distribution: { kind: "point", value } });
  }
  const totals = paths
    .map(({ id }) => `${id}.total-with-fallback`)
    .filter((id) => graph.nodes.has(id));
  const here = pointAt(
    { ...graph, nodes },
    ({ id, distribution }) => (id === input.id ? value : median(distribution)),
    totals,
  );
  return Math.max(
    0,
    ...totals.map((id) => {
      if (!built.value.graph.nodes.has(id)) return Number.POSITIVE_INFINITY;
      const [is, should] = [here.value(id), anew.value.value(id)];
      return is === should ? 0 : Math.abs(is - should) / Math.abs(should);
    }),
  );
}
