import type { Expression } from "./expression.ts";

/** Over what a value varies: nothing, draws, months, or both. */
export type Axes = "constant" | "draw" | "month" | "both";

/** What two operands together vary over. */
export function joinAxes(a: Axes, b: Axes): Axes {
  if (a === b || b === "constant") return a;
  return a === "constant" ? b : "both";
}

/**
 * The least a formula can vary over, given what the nodes it names vary over. A sum over months, or
 * the value of one month, leaves the months behind; a running value brings them in.
 */
export function inferAxes(e: Expression, axesOf: (id: string) => Axes): Axes {
  switch (e.op) {
    case "constant":
      return "constant";
    case "series":
    case "month":
    case "year":
      return "month";
    case "node":
      return axesOf(e.id);
    case "sumMonths":
    case "at": {
      const inner = inferAxes(e.args[0], axesOf);
      return inner === "both" || inner === "draw" ? "draw" : "constant";
    }
    case "cumulative":
    case "compound":
      return joinAxes("month", inferAxes(e.args[0], axesOf));
    case "runningMax":
      return inferAxes(e.args[0], axesOf);
    default:
      return e.args.map((arg) => inferAxes(arg, axesOf)).reduce(joinAxes, "constant");
  }
}
