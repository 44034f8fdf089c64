import { readFileSync } from "node:fs";
import { at, LIST_BOOK } from "@outlay/pricing";
import { describe, expect, it } from "vitest";
import { defaultsOf } from "../model/catalog-defaults.test-support.ts";
import { plainFacts } from "../model/plain-facts.test-support.ts";
import { bothPaths, plainPlan } from "../model/plain-plan.test-support.ts";
import { parsePlan } from "../plan/index.ts";
import { estimate } from "./estimate.ts";
import { oldPrices } from "./old-prices.ts";

const defaults = defaultsOf(
  readFileSync(new URL("../../../../catalog/defaults.yaml", import.meta.url), "utf8"),
);
const facts = plainFacts(defaults, {});

function old(day: string, parts: Readonly<Record<string, string>> = {}) {
  const plan = parsePlan(plainPlan(parts), "plain.yaml");
  const made = plan.ok ? estimate(plan.value, facts, { seed: 1, draws: 64 }) : plan;
  if (!made.ok) throw new Error(JSON.stringify(made.error));
  return oldPrices(made.value, at(day), facts.books.get(LIST_BOOK));
}

describe("prices in use that no source has shown for long", () => {
  // All plain prices were seen on 2026-11-23; 90 days later is 2027-02-21.
  it.each([
    { day: "2027-02-21", nodes: [] },
    { day: "2027-02-22", nodes: ["price.acme.one.input_text", "price.acme.one.output_text"] },
  ])("on $day: $nodes", ({ day, nodes }) => {
    const { limitDays, prices, paths } = old(day);
    expect(limitDays).toBe(90);
    expect(prices.map(({ node }) => node)).toEqual(nodes);
    expect(paths.flatMap((path) => path.nodes)).toEqual(nodes);
  });

  it("says how much of a path rests on them: at least 24M × 2 + 2.4M × 8 USD for a million", () => {
    const { paths, prices } = old("2027-03-03");
    expect(paths).toHaveLength(1);
    // With what evaluation runs on the same prices.
    expect(paths[0]?.restsUsd).toBeGreaterThan(48 + 19.2);
    expect(paths[0]?.totalUsd).toBeGreaterThan(paths[0]?.restsUsd ?? 0);
    expect(prices[0]).toMatchObject({ checked: "2026-11-23", days: 100 });
  });

  it("counts machines, and a path by its own prices only", () => {
    const { paths } = old("2027-03-03", { paths: bothPaths });
    const own = paths.find(({ path }) => path === "self-hosted");
    expect(own?.nodes).toHaveLength(1);
    expect(own?.nodes[0]).toMatch(/^price\.machine\./);
    expect(own?.restsUsd).toBeGreaterThan(0);
  });
});
