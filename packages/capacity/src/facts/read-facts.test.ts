import { describe, expect, it } from "vitest";
import { readAccelerators } from "./read-accelerators.ts";
import { readOpenModels } from "./read-open-models.ts";

const seen = "sources: [x], checked: 2026-11-23, status: vendor page";
const model = `id: m, name: M, parameters: 8000000000, layers: 32, hidden: 4096,
 attention: { kind: heads, kv_heads: 8, head_dim: 128 }, context: 8192, precision: bf16, ${seen}`;
const gpu = `id: g, name: G, memory_gb: 48, bandwidth_gb_s: 864, tflops: { bf16: 362, fp8: 733 },
 power_w: 350, interconnect_gb_s: 32, ${seen},
 machines: [{ id: shop.one, gpus: 1, ${seen}, offers: [{ regions: [a, b], on_demand: 3, spot: 1 }, { regions: [c], on_demand: 4 }] }]`;

describe("open models", () => {
  it("reads a dense model", () => {
    const read = readOpenModels(`models: [{ ${model} }]`, "open.yaml");
    expect(read.ok && read.value.get("m")).toMatchObject({
      activeParameters: 8e9,
      attention: { kind: "heads", kvHeads: 8, headDim: 128 },
      status: "vendor page",
    });
  });

  it.each([
    { name: "no head size", from: ", head_dim: 128", to: "", want: "needs kv_heads and head_dim" },
    { name: "latent without size", from: "heads, kv", to: "latent, kv", want: "needs latent_dim" },
    {
      name: "active above all",
      from: "layers:",
      to: "active_parameters: 9000000000, layers:",
      want: "above",
    },
    {
      name: "sparse without experts",
      from: "layers:",
      to: "active_parameters: 1000000000, layers:",
      want: "experts are missing",
    },
    { name: "twice", from: /$/, to: ` }, { ${model}`, want: "used twice" },
  ])("refuses: $name", ({ from, to, want }) => {
    const read = readOpenModels(`models: [{ ${model.replace(from, to)} }]`, "open.yaml");
    expect(read.ok ? "" : read.error.map(({ message }) => message).join()).toContain(want);
  });
});

describe("accelerators", () => {
  it("reads a part and where it can be had", () => {
    const read = readAccelerators(`accelerators: [{ ${gpu} }]`, "a.yaml");
    expect(read.ok && read.value.accelerators.get("g")).toMatchObject({ memoryGb: 48 });
    expect(read.ok && read.value.machines).toMatchObject([
      { id: "shop.one", purchase: "on-demand", usdPerHour: { low: 3, likely: 3, high: 4 } },
      { id: "shop.one", purchase: "spot", usdPerHour: { low: 1, likely: 1, high: 1 } },
    ]);
  });

  it("reads what one costs to buy, where it is said", () => {
    const bought = `${gpu}, usd_purchase: { low: 7500, likely: 8500, high: 9000, ${seen} }`;
    const read = readAccelerators(
      `accelerators: [{ ${bought} }, { ${gpu.replace("id: g", "id: h").replace("shop.one", "shop.two")} }]`,
      "a.yaml",
    );
    expect(read.ok && read.value.accelerators.get("g")?.purchasePrice).toMatchObject({
      usd: { low: 7500, likely: 8500, high: 9000 },
      sources: ["x"],
    });
    expect(read.ok && read.value.accelerators.get("h")?.purchasePrice).toBeUndefined();
  });

  it.each([
    {
      name: "purchase prices not in order",
      from: "machines:",
      to: `usd_purchase: { low: 2, likely: 1, high: 3, ${seen} }, machines:`,
      want: "not in order",
    },
    {
      name: "no offers",
      from: /offers: .*\] \}/,
      to: "offers: [] }",
      want: "the list has 0 items",
    },
    {
      name: "bought without its power",
      from: "power_w: 350,",
      to: `usd_purchase: { low: 1, likely: 1, high: 3, ${seen} },`,
      want: "power_w is needed",
    },
    { name: "twice", from: /$/, to: ` }, { ${gpu}`, want: "used twice" },
  ])("refuses: $name", ({ from, to, want }) => {
    const read = readAccelerators(`accelerators: [{ ${gpu.replace(from, to)} }]`, "a.yaml");
    expect(read.ok ? "" : read.error.map(({ message }) => message).join()).toContain(want);
  });
});
