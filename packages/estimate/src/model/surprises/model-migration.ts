import { add, div, floor, gt, mul, node, quantity, sub } from "../../graph/index.ts";
import { addMigrationInterval } from "../run/migration.ts";
import { isTuned } from "../sheet/path.ts";
import { pointOfSheet } from "../sheet/point-of-sheet.ts";
import { type SurpriseBuilder, surpriseNode } from "./surprise.ts";

/**
 * The model ends once more often than counted: one change, at today's wages. The line spreads changes
 * evenly, so its rate × the months between two is one change.
 *
 * - `<path>.surprise.model-migration.changes`: whole changes within the horizon
 * - `.happens`: 1 in the draws with more of them than at the medians
 * - `.plain`, `.added`, of a tuned model: one change were it not tuned, and what tuning adds
 */
export const modelMigration: SurpriseBuilder = ({ sheet, plan }, path) => {
  const base = `${path}.migration`;
  const rate = [`${base}.later.rate`, `${base}.hours.rate`, `${base}.rate`].find(sheet.graph.has);
  if (rate === undefined) return [];
  const id = surpriseNode(path, "model-migration");
  const more = `${path}.surprise.model-migration`;
  const interval = addMigrationInterval(sheet, plan, path);
  const change = sheet.step(
    id,
    "USD",
    "One change of model: try-out, rework, regression tests, as the migration line counts it.",
    mul(node(rate), interval),
  );
  const ends = `${path}.announced-ends`;
  const announced = sheet.graph.has(ends) ? node(ends) : quantity(0, "factor");
  const open = sheet.graph.has(ends)
    ? node(`${path}.months-after-ends`)
    : quantity(sheet.months, "month");
  const changes = sheet.step(
    `${more}.changes`,
    "factor",
    "Changes of model within the horizon: the announced ends, and whole intervals after them.",
    add(announced, floor(div(open, interval))),
  );
  const usual = pointOfSheet(sheet, [`${more}.changes`]).value(`${more}.changes`);
  const happens = `${more}.happens`;
  sheet.step(
    happens,
    "factor",
    `1 where the model changes more often within the horizon than at middle values, ${usual}; else 0.`,
    gt(changes, quantity(usual, "factor")),
  );
  if (isTuned(path)) {
    const multiple = sheet.assume(
      "migration.tuned-multiple",
      "Hours of a change against those of a plain model.",
    );
    sheet.step(
      `${more}.plain`,
      "USD",
      "One change, were the model not tuned.",
      div(change, multiple),
    );
    sheet.step(
      `${more}.added`,
      "USD",
      "What one change takes more because the model is tuned.",
      sub(change, node(`${more}.plain`)),
    );
  }
  const stated = plan.finance?.migration_interval?.distribution.kind === "point";
  return [
    {
      id: "model-migration",
      path,
      title: "The model ends once more than counted",
      node: id,
      counted: false,
      ...(stated ? {} : { happens }),
      probabilityWhy: stated
        ? "The plan states one interval (finance.migration_interval), so its futures say nothing of another."
        : `Share of the simulated futures with more than ${usual === 1 ? "one change" : `${usual} changes`} of model within the horizon, the count at middle values. The range of the totals has them.`,
      control: isTuned(path)
        ? "Keep the examples and the golden set ready: a tuned model ends with its base."
        : "Keep the golden set ready, and calls behind one interface.",
      keys: ["finance.migration_interval"],
      scenarios: [
        {
          label: isTuned(path) ? "Of the tuned model" : "Of the model",
          figures: [
            { what: "Changes counted", node: `${more}.changes` },
            { what: "One change", node: id },
          ],
        },
        ...(isTuned(path)
          ? [
              {
                label: "– were it not tuned",
                figures: [{ what: "One change", node: `${more}.plain` }],
              },
              {
                label: "– what tuning adds",
                figures: [{ what: "One change", node: `${more}.added` }],
                note: "examples and tests are done again; the training itself is in retraining",
              },
            ]
          : []),
      ],
    },
  ];
};
