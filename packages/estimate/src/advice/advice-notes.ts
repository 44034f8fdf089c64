import { median } from "../distribution/index.ts";
import { isApi, pathIds } from "../model/index.ts";
import type { Plan } from "../plan/index.ts";

/** What in a plan makes figures of candidates mean something else than they seem to, in sentences. */
export function adviceNotes({ outcome, commercial, paths }: Plan): readonly string[] {
  const floor = outcome?.quality_floor;
  const reserved = commercial?.provisioned ?? commercial?.provisioned_units;
  const routed = pathIds.filter(isApi).filter((id) => paths[id]?.small_model !== undefined);
  return [
    ...(floor === undefined
      ? []
      : [
          `The plan wants ${percentText(median(floor.distribution))} of the tasks to succeed (outcome.quality_floor): what it says of its own models says nothing of another, so hold each against the floor on the golden set.`,
        ]),
    ...(reserved === undefined
      ? []
      : [
          "The plan pays a fee for reserved throughput in place of tokens: every row has the fee as it is, whichever the model.",
        ]),
    ...(routed.length === 0
      ? []
      : [
          `A share of the tasks goes to the small model of ${routed.join(" and ")} in every row; the rows change the large one.`,
        ]),
  ];
}

const percentText = (share: number): string => `${Number((share * 100).toFixed(1))} %`;
