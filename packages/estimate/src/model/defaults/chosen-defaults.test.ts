import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { quantile } from "../../distribution/index.ts";
import { parsePlan, planRows } from "../../plan/index.ts";
import { buildModel } from "../build-model.ts";
import { catalogFacts } from "../plain-facts.test-support.ts";
import { plainPlan } from "../plain-plan.test-support.ts";
import { chosenDefaults } from "./chosen-defaults.ts";

const catalog = new URL("../../../../../catalog/", import.meta.url);
const facts = catalogFacts(
  (path) => readFileSync(new URL(path, catalog), "utf8"),
  (folder) => readdirSync(new URL(folder, catalog)),
);

const paths = "{ hosted: { model: anthropic/claude-sonnet-4-6 } }";

const planOf = (over: Readonly<Record<string, string>>) => {
  const plan = parsePlan(plainPlan({ paths, ...over }), "plan.yaml");
  if (!plan.ok) throw new Error(JSON.stringify(plan.error));
  return plan.value;
};

/** Ends and middle of a row of the defaults, times what it is quoted for. */
const rowOf = (over: Readonly<Record<string, string>>, id: string, per: number) => {
  const { defaults } = chosenDefaults(planOf(over), facts);
  const row = defaults.get(id);
  if (row === undefined) throw new Error(`no row ${id}`);
  const at = (share: number): number =>
    Number((quantile(row.distribution, share) * per).toFixed(4));
  return { low: at(0), high: at(1), origin: row.origin, source: row.source };
};

describe("a choice of the plan takes its amounts from the catalog", () => {
  const retrieval = (store: string) => ({ retrieval: `{ chunks: 10k, store: ${store} }` });
  it.each([
    // 50 to 115 USD an hour.
    {
      name: "people in Poland",
      over: { people: "{ location: poland }" },
      id: "labour.rate.blended",
      per: 1,
      want: { low: 50, high: 115, origin: "published" },
      says: /labour\.team\.poland, from regional-rate-cards/,
    },
    // 0.33 USD a gigabyte × 7.14 GB a million chunks.
    {
      name: "storage at turbopuffer",
      over: retrieval("turbopuffer"),
      id: "price.vector.storage",
      per: 1e6,
      want: { low: 2.3562, high: 2.3562, origin: "vendor" },
      says: /vector\.turbopuffer\.storage/,
    },
    // 1,536 numbers × 0.00465 a million + 7.14 GB × 0.12 a million chunks = 7.1424 + 0.8568.
    {
      name: "storage at Weaviate, by numbers and by gigabyte",
      over: retrieval("weaviate"),
      id: "price.vector.storage",
      per: 1e6,
      want: { low: 7.9992, high: 7.9992, origin: "vendor" },
      says: /vector\.weaviate\.number.*vector\.weaviate\.storage/,
    },
    {
      name: "searches at Weaviate, which asks nothing for them",
      over: retrieval("weaviate"),
      id: "price.vector.read",
      per: 1e6,
      want: { low: 0, high: 0, origin: "vendor" },
      says: /asks nothing of this kind/,
    },
    // 7.14 write units × 4 to 4.50 a million.
    {
      name: "writes at Pinecone",
      over: retrieval("pinecone"),
      id: "price.vector.write",
      per: 1e6,
      want: { low: 28.56, high: 32.13, origin: "vendor" },
      says: /vector\.pinecone\.write/,
    },
    {
      name: "a query of S3 Vectors, whatever the size",
      over: retrieval("s3-vectors"),
      id: "price.vector.search",
      per: 1e6,
      want: { low: 2.5, high: 2.5, origin: "vendor" },
      says: /s3-pricing/,
    },
    {
      name: "forms read by Textract",
      over: { data: "{ ocr: textract-forms, scanned_pages: 1k }" },
      id: "data.ocr",
      per: 1000,
      want: { low: 50, high: 65, origin: "vendor" },
      says: /ocr\.textract\.forms/,
    },
    // 226.4 EUR a MWh × 1.1355.
    {
      name: "electricity of machines bought in Germany",
      over: { hosting: "{ site: owned, region: de }" },
      id: "price.power",
      per: 1,
      want: { low: 0.2571, high: 0.2571, origin: "published" },
      says: /power\.price\.de, from eurostat-2025-s2/,
    },
    // From Finland to Ireland.
    {
      name: "electricity of machines bought in Europe",
      over: { hosting: "{ site: owned, region: eu }" },
      id: "price.power",
      per: 1,
      want: { low: 0.0849, high: 0.2898, origin: "published" },
      says: /facts of the catalog, .*power\.price\.fi/,
    },
  ])("$name", ({ over, id, per, want, says }) => {
    const row = rowOf(over, id, per);
    expect(row).toMatchObject(want);
    expect(row.source).toMatch(says);
  });

  it("every choice that the plan table offers has its facts", () => {
    for (const key of ["people.location", "retrieval.store", "data.ocr"] as const) {
      const row = planRows.find((each) => each.key === key);
      if (row?.type !== "choice") throw new Error(`${key} is no choice`);
      const [section = "", word = ""] = key.split(".");
      for (const choice of row.choices) {
        const rest = section === "retrieval" ? "chunks: 10k, " : "";
        const plan = planOf({ [section]: `{ ${rest}${word}: ${choice} }` });
        expect(() => chosenDefaults(plan, facts), choice).not.toThrow();
      }
    }
  });
});

describe("in a model", () => {
  const modelOf = (over: Readonly<Record<string, string>>) => {
    const model = buildModel(planOf(over), facts);
    if (!model.ok) throw new Error(JSON.stringify(model.error));
    return model.value;
  };

  it("a plan without a choice is as it was", () => {
    const { defaults } = chosenDefaults(planOf({}), facts);
    expect(defaults).toBe(facts.defaults);
  });

  it("names the fact and its sources where the rate is explained", () => {
    const rate = modelOf({ people: "{ location: latin-america }" }).graph.nodes.get("people.rate");
    expect(rate?.origin).toMatchObject({
      kind: "published",
      source: expect.stringMatching(/labour\.team\.latin-america, from accelerance-2026/),
    });
  });

  it("a figure of the plan's inputs goes before the store's", () => {
    const model = modelOf({
      retrieval: "{ chunks: 10k, store: turbopuffer }",
      inputs: "{ price.vector.minimum: $5 / month }",
    });
    expect(model.graph.nodes.get("price.vector.minimum")?.origin).toMatchObject({ kind: "plan" });
  });

  it.each([
    {
      over: { people: "{ location: us, rate: $90 / hour }" },
      says: /people\.location.*people\.rate/,
    },
    { over: { data: "{ ocr: text }" }, says: /data\.ocr has no effect/ },
    { over: { hosting: "{ site: owned, region: gb }" }, says: /no price of electricity for gb/ },
  ])("says what a choice does not do: $says", ({ over, says }) => {
    const texts = modelOf(over).notes.map(({ text }) => text);
    expect(texts.filter((text) => says.test(text))).toHaveLength(1);
  });
});
