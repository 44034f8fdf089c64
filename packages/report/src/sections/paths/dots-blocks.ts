import type { Estimate } from "@outlay/estimate";
import { hasPeople, isPriced, pathWords, roughUsd, spanWords } from "@outlay/words";
import type { Block } from "../../document/block.ts";
import type { ReportSource } from "../../document/report-source.ts";
import { dotsBlock } from "./dots-block.ts";
import { hasOneSuccessRate, systemTotals, totalsWithPeople } from "./dotted-total.ts";

/** People cost so many times the system: with them on the axis its differences cannot be seen. */
const dwarfs = 3;

/**
 * The paths beside each other as dots on one axis: what the system costs. Where people take over, a
 * second picture holds them too, beside what else could be done.
 */
export function dotsBlocks({ estimated, plan }: ReportSource): Block[] {
  const { estimate } = estimated;
  const span = spanWords(estimate.months);
  const system = systemTotals(estimate);
  const whole = totalsWithPeople(estimate);
  if (system.length === 0) return [];
  return [
    { kind: "paragraph", text: systemText(estimate, whole.length > 1) },
    dotsBlock(estimated, system, {
      id: "paths-dots",
      title: `What the system costs: build and ${span}, in fifty futures`,
      axis: `Build and ${span}, USD`,
      marks: limitOf(plan),
    }),
    ...(whole.length < 2
      ? []
      : [
          { kind: "paragraph", text: peopleText(estimate) } as const,
          dotsBlock(estimated, whole, {
            id: "paths-dots-with-people",
            title: "With people who take over failed tasks",
            axis: `Build, ${span} and people who take over, USD`,
            marks: [],
          }),
        ]),
  ];
}

/** What the plan says that build and running may cost at most. */
function limitOf({ limits }: ReportSource["plan"]): { label: string; value: number }[] {
  const limit = limits?.total?.distribution;
  return limit?.kind === "point" ? [{ label: "limit of the plan", value: limit.value }] : [];
}

/** What a dot is, what the axis counts, and why people are not on it. */
function systemText(estimate: Estimate, follows: boolean): string {
  const dot = "Each dot is one future in fifty; the further apart they stand, the less is certain.";
  const paths = estimate.paths.filter(isPriced).filter(hasPeople);
  if (paths.length === 0) return dot;
  const times = Math.min(
    ...paths.map(({ fallbackUsd, totalUsd }) => (fallbackUsd?.p50 ?? 0) / totalUsd.p50),
  );
  const why =
    times >= dwarfs
      ? `People who take over failed tasks cost at least ${Math.floor(times)} times as much and would hide what the systems themselves cost.`
      : "People who take over failed tasks are not in it.";
  return `${dot} This picture counts the system alone: build and running cost. ${why}${follows ? " The next picture counts them." : ""}`;
}

/** What people add on each path, and whether they decide between the paths. */
function peopleText(estimate: Estimate): string {
  const paths = estimate.paths.filter(isPriced).filter(hasPeople);
  const [first] = paths;
  const most = roughUsd(first?.fallbackUsd?.p50);
  if (paths.length === 1) return `People who take over failed tasks add ${most}.`;
  if (hasOneSuccessRate(estimate)) {
    return `People who take over failed tasks add ${most} to every path: the plan gives all of them one success rate. They do not decide between the paths, but they are most of what the work costs.`;
  }
  const each = paths
    .map(({ id, fallbackUsd }) => `${roughUsd(fallbackUsd?.p50)} to ${pathWords[id]}`)
    .join("; ");
  return `People who take over failed tasks add ${each}. Success rates differ, so it is this picture that decides between the paths.`;
}
