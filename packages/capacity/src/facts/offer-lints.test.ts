import { expect, it } from "vitest";
import { readAccelerators } from "./read-accelerators.ts";

const seen = "sources: [x], checked: 2026-11-23, status: vendor page";

/** An accelerator with sound offers of its own, and those of one more machine of two GPUs. */
const lint = (offers: string, id = "shop.two"): readonly string[] => {
  const machines = [
    `{ id: shop.one, gpus: 1, ${seen}, offers: [{ regions: [a, b, c], on_demand: 3, spot: 1 }] }`,
    `{ id: ${id}, gpus: 2, ${seen}, offers: [${offers}] }`,
  ];
  const text = `accelerators: [{ id: g, name: G, memory_gb: 48, bandwidth_gb_s: 864, tflops: { bf16: 362 },
    power_w: 350, interconnect_gb_s: 32, ${seen}, machines: [${machines.join(", ")}] }]`;
  const read = readAccelerators(text, "a.yaml");
  return read.ok ? [] : read.error.map(({ message }) => message);
};

it.each([
  {
    name: "nothing",
    offers: "{ regions: [a], on_demand: 6, spot: 2, committed_1y: 4, committed_3y: 3 }",
    want: [],
  },
  {
    name: "the price of one GPU for two",
    offers: "{ regions: [a], on_demand: 0.06 }",
    want: ["is not between", "times off"],
  },
  {
    name: "cents for dollars",
    offers: "{ on_demand: 300 }",
    want: ["is not between", "times off"],
  },
  {
    name: "the same offer twice",
    offers: "{ regions: [a, b], on_demand: 6 }, { regions: [b], on_demand: 6 }",
    want: ["shop.two on-demand in b is there twice"],
  },
  {
    name: "spot above on demand in its region",
    offers: "{ regions: [a], on_demand: 6 }, { regions: [a], spot: 7 }",
    want: ["spot in a is above on-demand in a: 6"],
  },
  {
    name: "spot above on demand of another region",
    offers: "{ regions: [a], on_demand: 6 }, { regions: [b], spot: 7 }",
    want: [],
  },
  {
    name: "a commitment that costs more",
    offers: "{ on_demand: 6, committed_1y: 7 }",
    want: ["committed for 12 months is above on-demand: 6"],
  },
  {
    name: "three years above one",
    offers: "{ on_demand: 6, committed_1y: 4, committed_3y: 5 }",
    want: ["committed for 36 months is above committed for 12 months: 4"],
  },
  {
    name: "ten times the middle",
    offers: "{ on_demand: 61 }",
    want: ["is 10 times off the middle"],
  },
  {
    name: "ten times the middle with a reason",
    offers: "{ on_demand: 61, note: a rack with its cooling }",
    want: [],
  },
  {
    name: "a row without a price",
    offers: "{ regions: [a] }",
    want: ["has a row without a price"],
  },
])("finds $name", ({ offers, want }) => {
  const found = lint(offers);
  expect(found.length, found.join("\n")).toBe(want.length);
  for (const [at, words] of want.entries()) expect(found[at]).toContain(words);
});

it("finds a machine that is there twice", () => {
  expect(lint("{ regions: [a], on_demand: 6 }", "shop.one")).toEqual([
    "accelerators[0].machines[1]: the machine shop.one is there twice",
  ]);
});
