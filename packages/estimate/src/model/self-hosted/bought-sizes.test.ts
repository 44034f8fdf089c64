import { readdirSync, readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { parsePlan } from "../../plan/index.ts";
import { buildModel } from "../build-model.ts";
import { catalogFacts } from "../plain-facts.test-support.ts";
import { boughtSizes } from "./bought-sizes.ts";
import type { OfferedMachine } from "./find-candidates.ts";

const catalog = new URL("../../../../../catalog/", import.meta.url);
const facts = catalogFacts(
  (path) => readFileSync(new URL(path, catalog), "utf8"),
  (folder) => readdirSync(new URL(folder, catalog)),
);

const rentedOf = (gpus: number, usd: number): OfferedMachine => {
  const [offer] = facts.machines;
  if (offer === undefined) throw new Error("no machine");
  const one = { ...offer, gpus, usdPerHour: { low: usd, likely: usd, high: 2 * usd } };
  return { id: `x-x${gpus}`, gpus, sold: "on-demand", offers: [one], every: [one] };
};

it("a board that is rented too has its offers; another has those of a smaller size, for each GPU the same", () => {
  const [four, eight] = boughtSizes("x", [rentedOf(1, 3), rentedOf(8, 20)], [4, 8]);
  expect([four?.id, four?.gpus, four?.offers[0]?.usdPerHour]).toEqual([
    "x-x4",
    4,
    { low: 12, likely: 12, high: 24 },
  ]);
  expect([eight?.id, eight?.offers[0]?.usdPerHour.likely]).toEqual(["x-x8", 20]);
  expect(boughtSizes("x", [rentedOf(8, 20)], [4])).toEqual([]);
});

const sizes = (accelerator: string, site: string): number[] => {
  const text = `outlay: 1
name: Owned
workload: { tasks: 900k / month, input_tokens: 2000, output_tokens: 300 }
paths: { self-hosted: { model: llama-3.1-8b-instruct, accelerator: ${accelerator} } }
hosting: { site: ${site} }
`;
  const plan = parsePlan(text, "plan.yaml");
  if (!plan.ok) throw new Error(JSON.stringify(plan.error));
  const model = buildModel(plan.value, facts);
  if (!model.ok) throw new Error(JSON.stringify(model.error));
  const fleets = model.value.paths[0]?.fleets ?? [];
  return [...new Set(fleets.map(({ serving }) => serving.machine.gpus))].toSorted((a, b) => a - b);
};

it.each([
  { accelerator: "b200", owned: [8], rented: [1, 2, 4, 8] },
  { accelerator: "mi300x", owned: [8], rented: [1, 8] },
  { accelerator: "h100", owned: [4, 8], rented: [1, 2, 4, 8] },
  { accelerator: "l40s", owned: [1, 2, 4, 8], rented: [1, 2, 4, 8] },
  { accelerator: "a100-80-pcie", owned: [1, 2, 4, 8], rented: [1, 2, 4, 8] },
])("$accelerator is bought in $owned and rented in $rented", ({ accelerator, owned, rented }) => {
  expect(sizes(accelerator, "owned")).toEqual(owned);
  expect(sizes(accelerator, "hybrid")).toEqual(owned);
  expect(sizes(accelerator, "cloud")).toEqual(rented);
});
