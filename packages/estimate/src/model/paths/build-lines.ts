import { addBuildEnvironment } from "../build/build-environment.ts";
import { addCalendar } from "../build/calendar.ts";
import { addCertificates } from "../build/certificates.ts";
import { addCompliance } from "../build/compliance.ts";
import { addDataPreparation } from "../build/data-preparation.ts";
import { addDelay } from "../build/delay.ts";
import { addEngineering, addPlatform } from "../build/engineering.ts";
import { addEvaluation } from "../build/evaluation.ts";
import { addIntegration } from "../build/integration.ts";
import { addMlopsPartner } from "../build/mlops-partner.ts";
import { addModelChoice } from "../build/model-choice.ts";
import { addOverrun } from "../build/overrun.ts";
import { addProductFeatures } from "../build/product-features.ts";
import { addProofOfConcept } from "../build/proof-of-concept.ts";
import { addScannedPages } from "../build/scanned-pages.ts";
import { addUserTraining } from "../build/user-training.ts";
import type { PlannedFeasibility } from "../feasibility/index.ts";
import { addRetrieval } from "../run/retrieval.ts";
import type { Serving } from "../self-hosted/find-candidates.ts";
import { isApi, type PathId } from "../sheet/path.ts";
import { addLabels } from "../tuning/labels.ts";
import type { TrainingCost } from "../tuning/training-cost.ts";
import { addFirstTraining, addTuningLabour } from "../tuning/tuning-build.ts";
import type { ModelContext } from "./model-context.ts";

/** What some paths have and others lack. */
export interface BuildParts {
  /** The machines of a path that has some. */
  readonly serving?: Serving;
  /** What training costs on a path that tunes. */
  readonly training?: TrainingCost | undefined;
  /** What the rules of the plan say of the path; its conditions take hours. */
  readonly planned: PlannedFeasibility;
}

/**
 * Adds the lines of the build of a path. The calendar and the delay look at all lines of labour; the proof of concept and the overrun come last, as they look
 * at the others.
 */
export function addBuildLines(context: ModelContext, path: PathId, parts: BuildParts): void {
  const { serving, training, planned } = parts;
  const { sheet, plan, facts } = context;
  addEngineering(sheet, plan, path);
  if (!isApi(path)) addPlatform(sheet, plan, path);
  if (training !== undefined) addTuningLabour(sheet, plan, path);
  addLabels(sheet, plan, path);
  addDataPreparation(sheet, plan, path, facts.defaults);
  addScannedPages(sheet, plan, path);
  addIntegration(sheet, plan, path);
  addProductFeatures(sheet, plan, path);
  addModelChoice(sheet, plan, path);
  addEvaluation(sheet, plan, path, planned.conditions);
  addCompliance(sheet, plan, path, planned.conditions);
  addCertificates(sheet, plan, path);
  addMlopsPartner(sheet, plan, path);
  addCalendar(sheet, plan, path);
  addDelay(sheet, plan, path);
  addBuildEnvironment(sheet, path, serving);
  if (training !== undefined) addFirstTraining(sheet, plan, path, training);
  addRetrieval(context, path);
  addUserTraining(sheet, plan, path);
  addProofOfConcept(sheet, plan, path);
  addOverrun(sheet, path);
}
