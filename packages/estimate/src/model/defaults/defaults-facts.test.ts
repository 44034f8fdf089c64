import { readdirSync, readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { quantile } from "../../distribution/index.ts";
import { catalogFacts } from "../plain-facts.test-support.ts";
import { likelyValue } from "../sheet/input.ts";

const catalog = new URL("../../../../../catalog/", import.meta.url);
const facts = catalogFacts(
  (path) => readFileSync(new URL(path, catalog), "utf8"),
  (folder) => readdirSync(new URL(folder, catalog)),
);

it("a default that names a fact of the catalog has its amounts", () => {
  const rows = [...facts.defaults.values()].filter((row) => row.fact !== undefined);
  expect(rows.length).toBeGreaterThanOrEqual(13);
  for (const { id, fact: named = "", unit, distribution } of rows) {
    const fact = facts.services.get(named);
    if (fact === undefined) throw new Error(`${id} names ${named}, which is no fact`);
    const per = Number(fact.per ?? "1");
    const [low, likely, high] = [fact.low, fact.likely, fact.high].map((end) => Number(end) / per);
    expect({
      id,
      over: unit.split(" / ")[0],
      low: quantile(distribution, 0),
      likely: likelyValue(distribution),
      high: quantile(distribution, 1),
    }).toEqual({ id, over: fact.unit.split(" / ")[0], low, likely, high });
  }
});
