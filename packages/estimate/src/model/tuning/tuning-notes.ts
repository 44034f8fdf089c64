import type { Plan } from "../../plan/index.ts";
import type { EstimateNote } from "../sheet/note.ts";
import { isTuned, pathIds } from "../sheet/path.ts";

/** What a reader must know of the tuning that a plan states, or does not. */
export function tuningNotes({ paths, tuning, inputs }: Plan): readonly EstimateNote[] {
  const tuned = pathIds.filter((path) => isTuned(path) && paths[path] !== undefined);
  if (tuned.length === 0) {
    if (tuning === undefined) return [];
    const text =
      "The plan says what is learnt in tuning, but has no path that tunes: paths.hosted-tuned, paths.self-hosted-tuned.";
    return [{ code: "input-unused", text }];
  }
  const notes: EstimateNote[] = [];
  if (tuning?.examples === undefined && inputs?.["tuning.examples"] === undefined) {
    const text =
      "The plan does not say how many examples the model is tuned on: the default tuning.examples spans a hundredfold. Labels, review and training follow from it: state tuning.examples.";
    notes.push({ code: "examples-assumed", text });
  }
  if (tuning?.hosting !== undefined && paths["hosted-tuned"] === undefined) {
    const text =
      "tuning.hosting is billed by the provider of a tuned model; the plan has no paths.hosted-tuned.";
    notes.push({ code: "input-unused", text });
  }
  return notes;
}
