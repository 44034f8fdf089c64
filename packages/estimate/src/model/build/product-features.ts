import { add, div, max, mul, node, quantity } from "../../graph/index.ts";
import type { Plan } from "../../plan/index.ts";
import type { PathId } from "../sheet/path.ts";
import type { Sheet } from "../sheet/sheet.ts";
import { addModelHours } from "./engineering.ts";
import { addBuildRate, addScope } from "./labour.ts";

/** The product around the model: features × hours × rate; no line unless the plan has a product. */
export function addProductFeatures(sheet: Sheet, plan: Plan, path: PathId): void {
  const { product } = plan;
  if (product === undefined) return;
  const features = sheet.believe({
    id: "product.features",
    doc: "Features of the product that are not the model's work.",
    plan: product.features,
  });
  const hours = sheet.believe({
    id: "product.hours_per_feature",
    doc: "Hours to build one feature.",
    plan: product.hours_per_feature,
    default: "eng.product-feature",
  });
  sheet.build({
    path,
    id: "product-features",
    title: "Product around the model",
    doc: "Front end, roles, billing, reports: features × hours × rate.",
    category: "product",
    phase: "deployment",
    amount: mul(features, hours, addBuildRate(sheet, plan)),
    overruns: true,
    spending: "capex",
  });
}

/** Lines that are there because a model is, beside a part of engineering. */
const genai: ReadonlySet<string> = new Set(["model-choice", "evaluation", "tuning"]);

/**
 * Adds `<path>.genai-share` for a plan with a product, to be held against A.share.genai-components
 * (20 %): prompts, orchestration, retrieval, the evaluation harness, tuning, model choice and
 * evaluation, as a share of the build as quoted. Not in it is what any product has: architecture, hooks,
 * guardrails on what is shown, data preparation, integration, compliance. Called after the sums of the
 * path; it is in no total.
 */
export function addGenaiShare(sheet: Sheet, plan: Plan, path: PathId): void {
  if (plan.product === undefined) return;
  const parts = sheet.buildLines.filter((line) => line.path === path && genai.has(line.id));
  sheet.step(
    `${path}.genai-share`,
    "share",
    "Prompts, orchestration, retrieval, evaluation harness, tuning, model choice and evaluation as a share of the build as quoted.",
    div(
      add(
        mul(addModelHours(sheet, plan), addScope(sheet, plan), addBuildRate(sheet, plan)),
        ...parts.map(({ total }) => total),
      ),
      max(node(`${path}.build.as-quoted`), quantity(1e-9, "USD")),
    ),
  );
}
