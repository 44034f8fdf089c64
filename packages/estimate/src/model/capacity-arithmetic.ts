import type { Arithmetic, Replica } from "@outlay/capacity";
import {
  add,
  ceil,
  div,
  floor,
  max,
  min,
  mul,
  node,
  type Origin,
  power,
  quantity,
  sub,
  type Term,
} from "../graph/index.ts";
import type { Sheet } from "./sheet/sheet.ts";

/**
 * Where a model or an accelerator say what follows from them. What needs both also needs a guess: the
 * memory that an engine takes for itself, the time to start an exchange.
 */
function factOrigin(
  { model, gpu }: Pick<Replica, "model" | "gpu">,
  of: "model" | "gpu" | "both",
): Origin {
  const facts = of === "model" ? [model] : of === "gpu" ? [gpu] : [model, gpu];
  const read = facts
    .map(({ name, status, sources }) => `${name}; ${status}: ${sources.join(", ")}`)
    .join(" · ");
  const vendor = facts.every(({ status }) => status === "vendor page");
  return {
    kind: of === "both" ? "assumption" : vendor ? "vendor" : "published",
    source: of === "both" ? `our assumption of what the engine takes, on: ${read}` : read,
    checked: facts.map(({ checked }) => checked).sort()[0] as string,
  };
}

/**
 * The arithmetic of `@outlay/capacity` over the nodes of a graph: its formulas become steps that are
 * sampled and explained like any other.
 *
 * @param prefix put before the id of each named step
 */
export const graphArithmetic = (
  sheet: Sheet,
  prefix: string,
  replica: Pick<Replica, "model" | "gpu">,
): Arithmetic<Term> => ({
  constant: (value, unit) => quantity(value, unit === "1" ? "" : unit),
  fact: (of, id, unit, doc, value) => {
    const name = `${prefix}.${id}`;
    if (sheet.graph.has(name)) return node(name);
    const distribution = { kind: "point", value } as const;
    return sheet.graph.input({
      id: name,
      unit,
      doc,
      distribution,
      origin: factOrigin(replica, of),
    });
  },
  add: (...terms) => add(...terms),
  subtract: (from, amount) => sub(from, amount),
  multiply: (...factors) => mul(...factors),
  divide: (dividend, divisor) => div(dividend, divisor),
  max: (...values) => max(...values),
  min: (...values) => min(...values),
  floor: (value) => floor(value),
  ceil: (value) => ceil(value),
  raise: (base, exponent) => power(base, exponent),
  name: (id, unit, doc, value) => sheet.step(`${prefix}.${id}`, unit, doc, value),
});
