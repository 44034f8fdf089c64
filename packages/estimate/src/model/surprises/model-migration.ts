import { mul, node } from "../../graph/index.ts";
import { isTuned } from "../sheet/path.ts";
import { type SurpriseBuilder, surpriseNode } from "./surprise.ts";

/**
 * The model ends once more often than counted: one change, at today's wages. The line spreads changes
 * evenly, so its rate × the months between two is one change.
 */
export const modelMigration: SurpriseBuilder = ({ sheet, plan }, path) => {
  const base = `${path}.migration`;
  const rate = [`${base}.later.rate`, `${base}.hours.rate`, `${base}.rate`].find(sheet.graph.has);
  if (rate === undefined) return [];
  const stated = plan.finance?.migration_interval;
  const interval = sheet.believe({
    id:
      stated === undefined ? sheet.rowOf(path, "migration.interval") : "finance.migration_interval",
    doc: "Months between two changes of model.",
    plan: stated,
  });
  const id = surpriseNode(path, "model-migration");
  sheet.step(
    id,
    "USD",
    "One change of model: try-out, rework, regression tests, as the migration line counts it.",
    mul(node(rate), interval),
  );
  return [
    {
      id: "model-migration",
      path,
      title: "The model ends once more than counted",
      node: id,
      counted: false,
      control: isTuned(path)
        ? "Keep the examples and the golden set ready: a tuned model ends with its base."
        : "Keep the golden set ready, and calls behind one interface.",
      keys: ["finance.migration_interval"],
    },
  ];
};
