import { expect, it } from "vitest";
import { a100, l40s, llama8b, llama70b } from "../known-hardware.fixture.ts";
import { namedFacts } from "./named-facts.ts";

const facts = namedFacts([llama8b, llama70b], [a100, l40s]);

it.each([
  { name: "meta-llama/Llama-3.1-8B-Instruct", counts: {}, id: "llama-3.1-8b-instruct" },
  { name: "Llama-3.3-70B", counts: { parameters: 70.55e9 }, id: "llama-3.3-70b-instruct" },
  { name: "Nobody-XL", counts: {}, id: undefined },
])("$name is $id", ({ name, counts, id }) => {
  const model = facts.model(name, counts);
  expect(model?.id).toBe(id);
  expect(model?.guessed).toBeUndefined();
});

it.each([
  { name: "Nobody-XL", counts: { parameters: 30e9, activeParameters: 30e9 }, parameters: 30e9 },
  { name: "Nobody-34B", counts: {}, parameters: 34e9 },
])("$name of $parameters parameters has a guessed shape", ({ name, counts, parameters }) => {
  const model = facts.model(name, counts);
  expect(model).toMatchObject({ name, parameters, guessed: true });
  expect(model?.layers).toBeGreaterThan(16);
  expect(facts.model(name, counts)).toBe(model);
});

it("finds parts by the names that sources use", () => {
  expect(facts.gpu("NVIDIA A100 80GB")?.id).toBe("a100-80");
  expect(facts.gpu("L40S")?.id).toBe("l40s");
  expect(facts.gpu("H900")).toBeUndefined();
});
