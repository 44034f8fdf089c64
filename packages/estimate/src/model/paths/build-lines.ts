import { addBuildEnvironment } from "../build/build-environment.ts";
import { addCalendar } from "../build/calendar.ts";
import { addCompliance } from "../build/compliance.ts";
import { addDataPreparation } from "../build/data-preparation.ts";
import { addEngineering, addPlatform } from "../build/engineering.ts";
import { addEvaluation } from "../build/evaluation.ts";
import { addIntegration } from "../build/integration.ts";
import { addOverrun } from "../build/overrun.ts";
import { addProofOfConcept } from "../build/proof-of-concept.ts";
import { addUserTraining } from "../build/user-training.ts";
import { addRetrieval } from "../run/retrieval.ts";
import type { Serving } from "../self-hosted/find-candidates.ts";
import { isApi, type PathId } from "../sheet/path.ts";
import type { ModelContext } from "./model-context.ts";

/**
 * Adds the lines of the build of a path; the proof of concept and the overrun come last, as they look
 * at the others.
 *
 * @param serving the machines of a path that has some
 */
export function addBuildLines(context: ModelContext, path: PathId, serving?: Serving): void {
  const { sheet, plan, facts } = context;
  addEngineering(sheet, plan, path);
  if (!isApi(path)) addPlatform(sheet, plan, path);
  addDataPreparation(sheet, plan, path, facts.defaults);
  addIntegration(sheet, plan, path);
  addEvaluation(sheet, plan, path);
  addCompliance(sheet, plan, path);
  addBuildEnvironment(sheet, path, serving);
  addCalendar(sheet, plan, path);
  addRetrieval(sheet, plan, path);
  addUserTraining(sheet, plan, path);
  addProofOfConcept(sheet, plan, path);
  addOverrun(sheet, path);
}
