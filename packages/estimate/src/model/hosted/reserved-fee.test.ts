import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { parsePlan } from "../../plan/index.ts";
import { buildModel, type Model } from "../build-model.ts";
import { defaultsFrom } from "../line-defaults.test-support.ts";
import { lineValue } from "../line-row.test-support.ts";
import { plainFacts } from "../plain-facts.test-support.ts";
import { plainPlan } from "../plain-plan.test-support.ts";

const catalog = new URL("../../../../../catalog/defaults.yaml", import.meta.url);
const defaults = defaultsFrom(readFileSync(catalog, "utf8"));

function modelOf(plan: Readonly<Record<string, string>>): Model {
  const parsed = parsePlan(plainPlan(plan), "plain.yaml");
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.error));
  const model = buildModel(parsed.value, plainFacts(defaults, {}));
  if (!model.ok) throw new Error(JSON.stringify(model.error));
  return model.value;
}

const textsOf = (plan: Readonly<Record<string, string>>) =>
  modelOf(plan).notes.map(({ code, text }) => `${code}: ${text}`);

describe("units of reserved throughput cost", () => {
  it.each([
    { name: "10 × 2 USD × 730 h", commercial: "{ provisioned_units: 10 }", want: 14_600 },
    {
      name: "10 × 1000 by the month",
      commercial: "{ provisioned_units: 10, provisioned_term: month }",
      want: 10_000,
    },
    {
      name: "10 × 3 USD × 730 h in a region",
      commercial: "{ provisioned_units: 10, provisioned_unit: acme.unit.eu }",
      want: 21_900,
    },
    {
      name: "the plan's own fee where it states one",
      commercial: "{ provisioned_units: 10, provisioned: $900 / month }",
      want: 900,
    },
  ])("$name", ({ commercial, want }) => {
    expect(
      lineValue(
        { name: "", plan: { commercial }, node: "hosted.model-usage.month", month: 1, want },
        defaults,
      ),
    ).toBeCloseTo(want, 6);
  });

  it("those of a region where data has to stay", () => {
    const row = {
      name: "",
      plan: {
        commercial: "{ provisioned_units: 10 }",
        compliance: "{ residency: region }",
      },
      node: "hosted.model-usage.month",
      month: 1,
      want: 21_900,
    };
    expect(lineValue(row, defaults)).toBeCloseTo(21_900, 6);
  });

  it("and remember where the price was read", () => {
    const model = modelOf({ commercial: "{ provisioned_units: 10 }" });
    expect(model.graph.nodes.get("price.acme.unit.hour")).toMatchObject({
      origin: { kind: "published", checked: "2026-11-23" },
    });
  });
});

describe("a note says", () => {
  // 1000 tasks a month of 1000 tokens in and 100 out; one written counts 4.
  it.each([
    {
      name: "that they carry the peak",
      commercial: "{ provisioned_units: 10 }",
      says: /provisioned: The fee for 10 × acme\.unit .* They carry 600000 input tokens a minute.*That fits\./,
    },
    {
      name: "that fewer than the minimum are not sold",
      commercial: "{ provisioned_units: 4 }",
      says: /implausible: 4 units of acme\.unit are not sold: from 10 on, in steps of 5\. 10 are/,
    },
    {
      name: "that a number between two steps is not sold",
      commercial: "{ provisioned_units: 12 }",
      says: /12 units of acme\.unit are not sold.* 15 are the next/,
    },
    {
      name: "what a term still costs after the horizon",
      commercial: "{ provisioned_units: 10, provisioned_term: quarter }",
      horizon: "22 months",
      says: /provisioned: The units are committed to for a quarter .* 2 more months are owed, 18000 USD\./,
    },
    {
      name: "that there is no price for a term",
      commercial: "{ provisioned_units: 10, provisioned_term: year }",
      says: /unpriced: The catalog has no price of acme\.unit for a year .*it has: hour, month, quarter/,
    },
    {
      name: "that a unit is not sold",
      commercial: "{ provisioned_units: 10, provisioned_unit: acme.other }",
      says: /unpriced: acme\.other is not sold for One: acme\.unit, acme\.unit\.eu/,
    },
    {
      name: "that its own fee goes first",
      commercial: "{ provisioned_units: 10, provisioned: $900 / month }",
      says: /input-unused: commercial\.provisioned_units has no effect/,
    },
  ])("$name", ({ commercial, horizon = "24 months", says }) => {
    expect(textsOf({ commercial, horizon }).join("\n")).toMatch(says);
  });

  it("nothing of a term that ends with the horizon", () => {
    const texts = textsOf({ commercial: "{ provisioned_units: 10, provisioned_term: quarter }" });
    expect(texts.join("\n")).not.toContain("more months are owed");
  });

  it("that they do not carry the peak, and how many would", () => {
    const texts = textsOf({
      commercial: "{ provisioned_units: 10 }",
      "workload.tasks": "1e9 / month",
    });
    expect(texts.join("\n")).toMatch(
      /implausible: The fee for 10 .* That does not fit: about \d+ units would be needed/,
    );
  });

  it("that a seller lists none, and leaves the path partial", () => {
    const model = modelOf({
      commercial: "{ provisioned_units: 10 }",
      paths: "{ hosted: { model: acme/mini } }",
    });
    expect(model.paths[0]?.status).toBe("partial");
    expect(model.notes.map(({ text }) => text).join("\n")).toContain(
      "no price for reserved throughput of Mini",
    );
  });
});
