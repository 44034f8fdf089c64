import { expect, it } from "vitest";
import { graphBuilder, mul, node, quantity } from "../graph/index.ts";
import { valuesAt } from "./values-at.ts";

it("answers every id, also where two have the same formula", () => {
  const builder = graphBuilder({ months: 2 });
  const price = builder.input({
    id: "price",
    unit: "USD",
    doc: "Price.",
    distribution: { kind: "pert", low: 1, likely: 2, high: 3 },
    origin: { kind: "plan", source: "test" },
  });
  for (const id of ["twice", "double"]) {
    builder.define({ id, unit: "USD", doc: id, formula: mul(price, quantity(2, "factor")) });
  }
  builder.define({ id: "same", unit: "USD", doc: "same", formula: node("twice") });
  const graph = builder.build();
  if (!graph.ok) throw new Error(JSON.stringify(graph.error));
  const values = valuesAt(graph.value, ["twice", "double", "same"], [() => 1, () => 5]);
  expect([...values]).toEqual([
    ["twice", Float64Array.of(2, 10)],
    ["double", Float64Array.of(2, 10)],
    ["same", Float64Array.of(2, 10)],
  ]);
});
