import { expect, it } from "vitest";
import { add, mul, node, quantity } from "./formula.ts";
import { graphBuilder } from "./graph-builder.ts";

const origin = { kind: "plan", source: "test" } as const;

it("checks only what the asked nodes depend on", () => {
  const g = graphBuilder({ months: 2 });
  const a = g.input({
    id: "a",
    unit: "USD",
    doc: "A.",
    distribution: { kind: "point", value: 1 },
    origin,
  });
  const b = g.define({ id: "b", unit: "USD", doc: "B.", formula: add(a, a) });
  g.define({ id: "c", unit: "USD", doc: "C.", formula: mul(b, quantity(2, "task")) });
  g.define({ id: "d", unit: "USD", doc: "D.", formula: node("missing") });
  const some = g.build(["b"]);
  expect(some.ok && some.value.order).toEqual(["a", "b"]);
  expect(g.build()).toMatchObject({ ok: false, error: [{ code: "unknown-reference", id: "d" }] });
  expect(g.build(["c"])).toMatchObject({ ok: false, error: [{ code: "units-differ", id: "c" }] });
});
