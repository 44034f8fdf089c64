import type { InputNode } from "@outlay/estimate";
import { expect, it } from "vitest";
import { definedNames } from "./defined-names.ts";

const named = (...ids: readonly string[]) =>
  definedNames({ inputs: ids.map((id) => ({ id }) as InputNode) }).map(({ name }) => name);

it("names inputs with letters, digits and _ only", () => {
  expect(named("workload.tasks", "price.a:b-1.5/in")).toEqual([
    "workload_tasks",
    "price_a_b_1_5_in",
  ]);
});

it.each(["AB12", "R1C1", "r2", "c", "2nd.price", "TRUE"])("has no name for %s", (id) => {
  expect(named(id)).toEqual([]);
});

it("has no name that two inputs would share", () => {
  expect(named("a.b", "A-b", "c.d")).toEqual(["c_d"]);
});
