import { add, mul, node, quantity } from "../../graph/index.ts";
import type { Plan } from "../../plan/index.ts";
import type { PathId } from "../sheet/path.ts";
import type { Sheet } from "../sheet/sheet.ts";
import { narrow } from "./evaluation.ts";
import { addGoldenSet } from "./golden-set.ts";
import { addBuildRate } from "./labour.ts";

/**
 * Model choice: each candidate answers the whole golden set, and an expert judges the answers.
 * Candidates × cases × (tokens of a case + minutes × rate); the minutes are nearly all of it, and
 * about half as many on a narrow task, whose answers are short.
 *
 * The tokens are at the prices of the path's own model: `<path>.evaluated-case`, where the path is
 * paid by use. On machines of one's own the time of the machine is in the environment of the build.
 */
export function addModelChoice(sheet: Sheet, plan: Plan, path: PathId): void {
  const candidates = sheet.assume("selection.candidates", "Models that are tried.");
  const minutes = sheet.assume(
    "selection.minutes-per-answer",
    "Time of an expert for the answer of one candidate to one case.",
  );
  const judged = mul(
    minutes,
    plan.scope === "narrow" ? narrow : 1,
    quantity(1 / 60, "hour / minute"),
    addBuildRate(sheet, plan),
  );
  const tokens = `${path}.evaluated-case`;
  const answered = sheet.graph.has(tokens) ? [mul(node(tokens), quantity(1, "1 / candidate"))] : [];
  sheet.build({
    path,
    id: "model-choice",
    title: "Model choice",
    doc: "Candidates × cases of the golden set × (tokens + minutes of an expert × rate).",
    category: "evaluation",
    phase: "model-selection",
    amount: mul(candidates, addGoldenSet(sheet, plan, path), add(judged, ...answered)),
    overruns: true,
    spending: "opex",
  });
}
