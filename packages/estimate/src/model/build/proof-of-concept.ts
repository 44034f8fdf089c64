import { add, type Expression, max, mul } from "../../graph/index.ts";
import type { Plan } from "../../plan/index.ts";
import type { PathId } from "../sheet/path.ts";
import type { Sheet } from "../sheet/sheet.ts";
import { addBuildRate } from "./labour.ts";

/**
 * Proof of concept: the larger of a share of the build and a floor of effort. It is added after all
 * other build lines, of which it takes the share; what no quote counts, such as the training of
 * users, is not in it.
 */
export function addProofOfConcept(sheet: Sheet, plan: Plan, path: PathId): void {
  const build = sheet.buildLines.filter((line) => line.path === path && line.quoted !== false);
  sheet.build({
    path,
    id: "proof-of-concept",
    title: "Proof of concept",
    doc: "The larger of a share of the build and a floor of effort, before the build.",
    category: "proof-of-concept",
    phase: "model-selection",
    amount: proofOf(sheet, plan, add(...build.map(({ total }) => total))),
    overruns: false,
    spending: "opex",
  });
}

/** USD of the proof of concept of a build. */
export const proofOf = (sheet: Sheet, plan: Plan, build: Expression): Expression =>
  max(
    mul(sheet.assume("poc.share", "Proof of concept as a share of the build."), build),
    mul(sheet.assume("poc.floor", "Least hours that prove anything."), addBuildRate(sheet, plan)),
  );
