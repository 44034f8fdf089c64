import { mul, node } from "../../graph/index.ts";
import { addMigrationInterval } from "../run/migration.ts";
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
  const id = surpriseNode(path, "model-migration");
  sheet.step(
    id,
    "USD",
    "One change of model: try-out, rework, regression tests, as the migration line counts it.",
    mul(node(rate), addMigrationInterval(sheet, plan, path)),
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
