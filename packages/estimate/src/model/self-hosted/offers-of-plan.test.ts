import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { centre } from "../../graph/index.ts";
import { parsePlan } from "../../plan/index.ts";
import { buildModel, type Model } from "../build-model.ts";
import { catalogFacts } from "../plain-facts.test-support.ts";

const catalog = new URL("../../../../../catalog/", import.meta.url);
const facts = catalogFacts(
  (path) => readFileSync(new URL(path, catalog), "utf8"),
  (folder) => readdirSync(new URL(folder, catalog)),
);

const planB = `outlay: 1
name: B
horizon: 36 months
workload: { tasks: 900k / month, growth: 0, ramp: 0, input_tokens: 2000, output_tokens: 300 }
paths: { self-hosted: { model: llama-3.1-8b-instruct, accelerator: h100 } }
`;

const built = (...set: string[]): ReturnType<typeof buildModel> => {
  const plan = parsePlan(planB, "plan.yaml", { set });
  if (!plan.ok) throw new Error(JSON.stringify(plan.error));
  return buildModel(plan.value, facts);
};

const modelOf = (...set: string[]): Model => {
  const model = built(...set);
  if (!model.ok) throw new Error(JSON.stringify(model.error));
  return model.value;
};

/** Sellers of a size, each with its lowest and highest price. */
const sizeOf = ({ paths }: Model, gpus: number): unknown => {
  const fleet = paths[0]?.fleets?.find(({ serving }) => serving.machine.gpus === gpus);
  return fleet?.serving.machine.offers.map(({ id, usdPerHour }) => [
    id,
    usdPerHour.low,
    usdPerHour.high,
  ]);
};

const texts = ({ notes }: Model): string => notes.map(({ text }) => text).join("\n");

const sourceOf = (model: Model, id: string): string =>
  model.graph.nodes.get(id)?.origin?.source ?? `no ${id}`;

describe("a plan that names a place", () => {
  it("rents from the sellers of that region only, and says whose prices they are", () => {
    const model = modelOf("hosting.region=fi");
    expect(sourceOf(model, "price.machine.h100-x1")).toContain("verda.h100 in FIN-02 2.29");
    expect(sourceOf(model, "price.machine.h100-x1")).not.toContain("aws");
    expect(texts(model)).toMatch(
      /Machines in fi only \(hosting\.region\): prices of nebius, verda\./,
    );
    expect(texts(model)).toMatch(/Prices that name no region are left out: those of coreweave, /);
  });

  it("a region of a seller is narrower than its country, and a country than its area", () => {
    expect(sizeOf(modelOf("hosting.region=westeurope"), 8)).toEqual([
      ["azure.ND96isr_H100_v5", 127.816, 127.816],
    ]);
    expect(sizeOf(modelOf("hosting.region=nl"), 8)).toEqual([
      ["azure.ND96isr_H100_v5", 127.816, 127.816],
    ]);
    expect(sizeOf(modelOf("hosting.region=eu"), 8)).toEqual([
      ["azure.ND96isr_H100_v5", 127.816, 127.816],
      ["nebius.h100-8", 36, 36],
    ]);
  });

  it("takes a price as it stands where the plan names the seller's region, else widens the only offer", () => {
    const widened = (place: string): boolean =>
      [...modelOf(`hosting.region=${place}`).graph.nodes.keys()].some((id) =>
        /^price\.machine\.h100-x\d\.elsewhere$/.test(id),
      );
    expect(widened("westeurope")).toBe(false);
    expect(widened("nl")).toBe(true);
  });

  it("says where a part is rented that nobody rents there", () => {
    const model = modelOf("hosting.region=za", "paths.self-hosted.accelerator=b200");
    expect(model.paths[0]?.status).toBe("ruled-out");
    expect(texts(model)).toMatch(
      /no machine with b200 for on-demand in za \(hosting\.region\)\. It is rented in us, fi, in, and from sellers that name no region\./,
    );
  });

  it("is named where its largest machine is too small, with where larger ones are", () => {
    const model = modelOf(
      "hosting.region=eu-west-1",
      "paths.self-hosted={ model: llama-3.3-70b-instruct }",
    );
    expect(texts(model)).toMatch(
      /141 GB; the largest machine with any accelerator of the catalog in eu-west-1 \(hosting\.region\) has 24 GB\. Larger ones are rented in us, .*de, /,
    );
  });

  it("tells the largest machine of all, not the last that was tried", () => {
    // Up to eight A100 of 40 GB (by the driver 43) there; L4, with less, come later in the catalog.
    const model = modelOf(
      "hosting.region=europe-west4",
      "paths.self-hosted={ model: kimi-k2-instruct, precision: bf16 }",
    );
    expect(texts(model)).toMatch(/europe-west4 \(hosting\.region\) has 344 GB\./);
  });

  it("is refused when the catalog does not know it, with the nearest", () => {
    const model = built("hosting.region=eu-central-11");
    expect(model.ok ? [] : model.error).toMatchObject([
      { code: "wrong_value", suggestion: "eu-central-1" },
    ]);
  });

  it("narrows nothing where all machines are bought: a part can be bought where nobody rents it out", () => {
    const bought = ["hosting.site=owned", "paths.self-hosted.accelerator=l40s"];
    const model = modelOf(...bought, "hosting.region=ch");
    expect(model.paths[0]?.status).toBe("priced");
    expect(model.paths[0]?.machine).toBe(modelOf(...bought).paths[0]?.machine);
    expect(texts(model)).toContain("Machines stand in ch (hosting.region)");
    expect(texts(model)).not.toContain("name no region are left out");
  });

  it("changes nothing where none is named", () => {
    expect(texts(modelOf())).not.toContain("hosting.region");
    expect(sourceOf(modelOf(), "price.machine.h100-x1")).toContain("crusoe.h100 3.9");
  });
});

describe("a commitment", () => {
  const a100 = [
    "paths.self-hosted.accelerator=a100-40",
    "paths.self-hosted.purchase=committed",
    "hosting.region=us-central1",
  ];

  /** Google's a2-highgpu-1g in us-central1: 3.673385 on demand, 2.31421 for a year, 1.28571 for three. */
  it.each([
    { term: "1 year", usd: 2.31421, renewal: 12 },
    { term: "3 years", usd: 1.28571, renewal: 36 },
  ])("for $term costs what is asked for that term", ({ term, usd, renewal }) => {
    const model = modelOf(...a100, `hosting.commitment_term=${term}`);
    const middle = centre(model.graph);
    if (!middle.ok) throw new Error("no centre");
    expect(sizeOf(model, 1)).toEqual([["gcp.a2-highgpu-1g", usd, usd]]);
    expect(middle.value.value("price.commitment-term")).toBe(renewal);
    expect(texts(model)).not.toContain("no committed price");
  });

  it("for a term that nobody sells is the on-demand price less a discount, and says so", () => {
    const model = modelOf(...a100, "hosting.commitment_term=2 years");
    expect(texts(model)).toContain(
      "× NVIDIA A100 40 GB SXM; the on-demand price is discounted by price.commitment-discount",
    );
  });
});

describe("a part whose speed nobody measured", () => {
  const uncalibrated = [...facts.accelerators.values()].filter((gpu) => gpu.uncalibrated);

  it("is never taken unasked, however cheap", () => {
    expect(uncalibrated.map(({ id }) => id)).toContain("rtx-5090");
    const ids = new Set(uncalibrated.map(({ id }) => id));
    // Nearly free, all of them.
    const machines = facts.machines.map((one) =>
      ids.has(one.accelerator)
        ? { ...one, usdPerHour: { low: 0.01, likely: 0.01, high: 0.01 } }
        : one,
    );
    const plan = parsePlan(planB.replace(", accelerator: h100", ""), "plan.yaml");
    if (!plan.ok) throw new Error("no plan");
    const model = buildModel(plan.value, { ...facts, machines });
    const fleets = model.ok ? (model.value.paths[0]?.fleets ?? []) : [];
    expect(fleets.length).toBeGreaterThan(10);
    expect(fleets.filter(({ serving }) => ids.has(serving.replica.gpu.id))).toEqual([]);
  });

  const rented = uncalibrated.filter(({ id }) =>
    facts.machines.some(({ accelerator }) => accelerator === id),
  );

  it.each(rented.map(({ id, uncalibrated: why }) => ({ id, why })))(
    "$id is taken where a plan names it, with what the catalog says",
    ({ id, why }) => {
      const model = modelOf(
        `paths.self-hosted.accelerator=${id}`,
        "paths.self-hosted.precision=int4",
      );
      expect(texts(model)).toContain(`is a first guess only: ${why}.`);
    },
  );
});
