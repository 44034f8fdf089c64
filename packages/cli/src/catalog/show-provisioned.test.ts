import { at, type Meter } from "@outlay/pricing";
import { expect, it } from "vitest";
import { loadCatalog } from "./load.ts";

const { provisioned, books, sources } = loadCatalog();
const list = books.get("list");
const day = at("2026-08-01");

it("every model with reserved throughput is in the list book", () => {
  const missing = provisioned.carries.flatMap(({ units, models }) => {
    const unit = provisioned.units.find(({ id }) => id === units[0]);
    return models.filter((model) => list?.model(unit?.provider ?? "", model) === undefined);
  });
  expect(missing).toEqual([]);
});

it("an output token weighs what it costs against input, where the catalog has both prices", () => {
  const odd = provisioned.carries.flatMap(({ units, models, output_weight: weight }) => {
    const provider = provisioned.units.find(({ id }) => id === units[0])?.provider ?? "";
    return models.flatMap((model) => {
      const found = list?.find({ provider, model, at: day });
      if (weight === undefined || !found?.ok) return [];
      const context = { at: day, contextTokens: 1, serviceTier: "standard" } as const;
      const price = (meter: Meter) => found.value.table.pick(meter, context)?.usdPerUnit;
      const [input, output] = [price("input_text"), price("output_text")];
      if (input === undefined || output === undefined) return [];
      const ratio = Number(output.n * input.d) / Number(output.d * input.n);
      return Math.abs(ratio / weight - 1) > 0.25 ? [`${provider}/${model} ${ratio} ${weight}`] : [];
    });
  });
  // Azure says so itself: this Llama's tokens cost the same in and out, and count one to four.
  expect(odd).toEqual(["azure/Llama-3.3-70B-Instruct 1 4"]);
});

it("names sources of the catalog", () => {
  const named = provisioned.carries.flatMap((row) => row.sources);
  expect(named.filter((id) => !sources.has(id))).toEqual([]);
});
