import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { examplePlans, planOf } from "../result/example-plans.test-support.ts";
import { limitMend } from "./limit-mend.ts";

const root = new URL("../../../../", import.meta.url);
const { textOf, estimateOf } = examplePlans(
  (path) => readFileSync(new URL(path, root), "utf8"),
  (folder) => readdirSync(new URL(folder, root)),
);

const mendOf = (name: string, set: readonly string[]) => {
  const text = textOf(name);
  const estimated = estimateOf(text, set);
  return { mend: limitMend(planOf(text, set), estimated), estimated };
};

describe("what a model can do about a broken limit", () => {
  it("is nothing where no limit is broken, or none is stated", () => {
    expect(mendOf("support-assistant.yaml", []).mend).toBeUndefined();
    expect(mendOf("support-assistant.yaml", ["limits.total=$90M"]).mend).toBeUndefined();
  });

  it.each(["limits.total=$1k", "limits.run_month=$1 / month"])(
    "%s is beyond every model: other lines alone break it",
    (limit) => {
      const { mend, estimated } = mendOf("support-assistant.yaml", [limit]);
      const path = estimated.estimate.paths.find(({ id }) => id === mend?.path);
      if (mend === undefined || path?.status !== "priced") throw new Error("no path");
      expect(mend.beyondModels).toBe(true);
      expect(mend.totalUsd).toBe(path.totalUsd.p50);
      const bill = path.lines.find(({ node }) => node === `${path.id}.model-usage.total`);
      expect(mend.modelUsd).toBeGreaterThan(0);
      expect(mend.modelUsd).toBeLessThan(2 * (bill?.totalUsd ?? 0));
    },
  );

  it("a limit just below the total is one that a cheaper model may keep", () => {
    const { estimated } = mendOf("support-assistant.yaml", []);
    const path = estimated.estimate.paths.find(({ id }) => id === estimated.estimate.cheapest);
    if (path?.status !== "priced") throw new Error("no path");
    const limit = `limits.total=$${Math.floor(path.totalUsd.p50 * 0.995)}`;
    expect(mendOf("support-assistant.yaml", [limit]).mend?.beyondModels).toBe(false);
  });
});
