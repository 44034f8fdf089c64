import { existsSync, readdirSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { readAccelerators } from "../../facts/read-accelerators.ts";
import { readOpenModels } from "../../facts/read-open-models.ts";
import { accuracy } from "../../measured/accuracy.ts";
import { namedFacts } from "../../measured/named-facts.ts";
import { predictTraining } from "../predict-training.ts";
import { readTrainingCalibration } from "../read-training-calibration.ts";
import { trainingMemory } from "../training-memory.ts";
import { trainingRuns } from "./evaluate-training.ts";
import { memoryOfRow } from "./memory-of-row.ts";
import { readTrainingRows } from "./training-rows.ts";

const root = new URL("../../../../../", import.meta.url);
const table = new URL("../shared/data/capacity/finetune.csv", root);
const there = existsSync(table);

const must = <Value>(read: { ok: true; value: Value } | { ok: false; error: unknown }): Value => {
  if (!read.ok) throw new Error(JSON.stringify(read.error));
  return read.value;
};
const catalog = (path: string): string => readFileSync(new URL(`catalog/${path}`, root), "utf8");

/** The published runs, as the catalog names their models and parts. */
function published() {
  const models = readdirSync(new URL("catalog/models", root)).flatMap((name) => [
    ...must(readOpenModels(catalog(`models/${name}`), name)).values(),
  ]);
  const { accelerators } = must(readAccelerators(catalog("accelerators.yaml"), "a.yaml"));
  const facts = namedFacts(models, accelerators.values());
  const rows = must(readTrainingRows(readFileSync(table, "utf8"), "finetune.csv"));
  const calibration = must(
    readTrainingCalibration(catalog("capacity-training.yaml"), "capacity-training.yaml"),
  );
  return { rows, facts, calibration, ...trainingRuns(rows, facts) };
}

describe.skipIf(!there)("published runs (the shared data are beside the project)", () => {
  it("each row is used or has its reason", () => {
    const { rows, runs, skipped } = published();
    const counts = Object.fromEntries(
      [...Map.groupBy(skipped, ({ reason }) => reason)].map(([reason, all]) => [
        reason,
        all.length,
      ]),
    );
    expect(runs.length + skipped.length).toBe(rows.rows.length + rows.unread.length);
    expect(runs).toHaveLength(299);
    expect(counts).toEqual({
      "no-tokens": 47,
      "no-length": 1,
      "other-method": 9,
      "rate-unclear": 1,
      "suspect-gpu-count": 6,
      "above-peak": 2,
    });
  });

  it("constants of the catalog come within 10 % of those they were fitted to, at the median", () => {
    const { runs, calibration } = published();
    const compared = (assumed: boolean) =>
      runs
        .filter(({ tokensAssumed }) => tokensAssumed === assumed)
        .map(({ setup, tokens, gpuHours }) => ({
          measured: gpuHours,
          predicted: predictTraining(calibration, setup, tokens).gpuHours,
        }));
    const fitted = accuracy(compared(false));
    expect(fitted.medianApePercent).toBeLessThan(10);
    expect(fitted.coverage90Percent).toBeGreaterThan(85);
    // Never fitted: litgpt, whose tokens are assumed.
    const other = accuracy(compared(true));
    expect(other.n).toBe(37);
    expect(other.medianApePercent).toBeLessThan(35);
    expect(other.coverage90Percent).toBeGreaterThan(85);
  });

  it("memory of LoRA and QLoRA comes within 35 % of its peaks, at the median", () => {
    const { rows, facts } = published();
    const compared = rows.rows.flatMap((row) => {
      const peak = memoryOfRow(row, facts);
      if (peak === undefined) return [];
      const likely = trainingMemory(peak.setup).total / 1e9;
      return [{ measured: peak.peakGb, predicted: { low: likely, likely, high: likely } }];
    });
    expect(compared).toHaveLength(45);
    expect(accuracy(compared).medianApePercent).toBeLessThan(35);
  });
});
