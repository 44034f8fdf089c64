import type { ConditionResult } from "@outlay/estimate";
import { roughUsd } from "./money.ts";

/** A condition in a few words, for where its sentence has no room. */
export const conditionWords: Readonly<Record<ConditionResult["id"], string>> = {
  "data-processing-agreement": "an agreement on data processing",
  "business-associate-agreement": "an agreement on health data",
  "zero-retention": "no prompts and answers kept by the vendor",
  "region-pinned": "processing in an allowed region only",
  "government-region": "processing in a government region only",
  "audit-trail": "an audit trail",
  "human-oversight": "people who oversee it",
  "independent-validation": "validation by people who did not build it",
  "system-validation": "validation of the system",
  "compliance-review": "a review before the launch",
  "latency-proof": "proof that it answers in time",
  "mlops-partner": "a partner for the first months of running it",
  "gpu-capacity": "machines at hand in time",
  "own-premises-machines": "machines on own premises",
  "own-premises-services": "services on own premises",
  "own-premises-training": "training on own premises",
  "migration-before-end": "a move to another model before this one ends",
};

/** What a condition costs and how long it takes: `$4.8K`, `2 weeks`; empty where it takes neither. */
export const conditionCost = ({
  usd = 0,
  weeksTaken = 0,
}: Pick<ConditionResult, "usd" | "weeksTaken">): readonly string[] => [
  ...(usd === 0 ? [] : [roughUsd(usd)]),
  ...(Math.round(weeksTaken) === 0
    ? []
    : [`${weeksTaken.toFixed(0)} week${Math.round(weeksTaken) === 1 ? "" : "s"}`]),
];
