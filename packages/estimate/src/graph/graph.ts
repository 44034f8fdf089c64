import { fail, type Outcome, ok } from "@outlay/document";
import { checkDistribution } from "../distribution/check-distribution.ts";
import { type Axes, inferAxes } from "./axes.ts";
import { checkCorrelation } from "./check-correlation.ts";
import type { Expression } from "./expression.ts";
import { formulaText } from "./formula-text.ts";
import type { GraphFailure } from "./graph-failure.ts";
import { inferUnit } from "./infer-unit.ts";
import type { CorrelatedGroup, GraphNode } from "./node.ts";
import { dependenciesOf, dependencyOrder } from "./order.ts";
import { readUnit, sameUnit, type Unit, unitText } from "./unit.ts";

/** A checked graph: every reference exists, nothing depends on itself, all units fit. */
export interface Graph {
  /** Length of the horizon. */
  readonly months: number;
  readonly nodes: ReadonlyMap<string, GraphNode>;
  /** All ids, each after the ones it depends on. */
  readonly order: readonly string[];
  /** What each node varies over. */
  readonly axes: ReadonlyMap<string, Axes>;
  readonly groups: readonly CorrelatedGroup[];
}

/** The parts of a graph before they are checked. */
export interface GraphParts {
  /** Length of the horizon, 1 to 1200. */
  readonly months: number;
  readonly nodes: readonly GraphNode[];
  readonly groups?: readonly CorrelatedGroup[];
}

const MOST_MONTHS = 1200;

/** Checks the parts and puts them together; all failures are collected. */
export function makeGraph(parts: GraphParts): Outcome<Graph, readonly GraphFailure[]> {
  const { months, nodes: list, groups = [] } = parts;
  if (!Number.isInteger(months) || months < 1 || months > MOST_MONTHS) {
    return fail([{ code: "bad-months", months }]);
  }
  const failures: GraphFailure[] = [];
  const nodes = new Map<string, GraphNode>();
  for (const each of list) {
    if (nodes.has(each.id)) failures.push({ code: "duplicate-id", id: each.id });
    else nodes.set(each.id, each);
  }
  const dependencies = new Map<string, readonly string[]>();
  for (const each of nodes.values()) dependencies.set(each.id, dependenciesOf(each));
  failures.push(...missingReferences(nodes, dependencies));
  if (failures.length > 0) return fail(failures);

  const order = dependencyOrder(nodes, dependencies);
  if (!order.ok) return order;
  failures.push(...checkNodes(nodes, order.value, months));
  for (const group of groups) {
    const reason = checkCorrelation(group, nodes, groups);
    if (reason !== undefined) {
      failures.push({ code: "bad-correlation", inputs: group.inputs, reason });
    }
  }
  if (failures.length > 0) return fail(failures);
  return ok({ months, nodes, order: order.value, axes: axesOfAll(nodes, order.value), groups });
}

function missingReferences(
  nodes: ReadonlyMap<string, GraphNode>,
  dependencies: ReadonlyMap<string, readonly string[]>,
): GraphFailure[] {
  const failures: GraphFailure[] = [];
  for (const [id, references] of dependencies) {
    for (const reference of references) {
      if (!nodes.has(reference)) failures.push({ code: "unknown-reference", id, reference });
    }
  }
  return failures;
}

/** Units and distributions, in dependency order. A node whose unit cannot be read counts as bare. */
function checkNodes(
  nodes: ReadonlyMap<string, GraphNode>,
  order: readonly string[],
  months: number,
): GraphFailure[] {
  const failures: GraphFailure[] = [];
  const units = new Map<string, Unit>();
  for (const id of order) {
    const each = nodes.get(id) as GraphNode;
    const unit = readUnit(each.unit);
    if (!unit.ok) failures.push({ code: "unit-not-read", id, text: each.unit });
    units.set(id, unit.ok ? unit.value : {});
    if (each.kind === "input") {
      const distribution = checkDistribution(each.distribution);
      if (!distribution.ok) {
        failures.push({ code: "bad-distribution", id, failure: distribution.error });
      }
    } else {
      failures.push(...checkFormula(id, each.formula, units, months));
    }
  }
  return failures;
}

function checkFormula(
  id: string,
  formula: Expression,
  units: ReadonlyMap<string, Unit>,
  months: number,
): GraphFailure[] {
  const inferred = inferUnit(formula, { id, months, unitOf: (other) => units.get(other) as Unit });
  if (!inferred.ok) return [inferred.error];
  const stated = units.get(id) as Unit;
  if (inferred.value === "any" || sameUnit(inferred.value, stated)) return [];
  return [
    {
      code: "units-differ",
      id,
      op: "define",
      formula: formulaText(formula),
      units: [unitText(inferred.value), unitText(stated)],
    },
  ];
}

function axesOfAll(
  nodes: ReadonlyMap<string, GraphNode>,
  order: readonly string[],
): ReadonlyMap<string, Axes> {
  const axes = new Map<string, Axes>();
  for (const id of order) {
    const each = nodes.get(id) as GraphNode;
    if (each.kind === "input") {
      axes.set(id, each.distribution.kind === "point" ? "constant" : "draw");
    } else {
      axes.set(
        id,
        inferAxes(each.formula, (other) => axes.get(other) as Axes),
      );
    }
  }
  return axes;
}
