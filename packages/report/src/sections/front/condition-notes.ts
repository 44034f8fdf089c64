import type { ConditionResult, Estimate, PathResult, RuledOutPath } from "@outlay/estimate";
import { capital, conditionWords, pathWords, rangeUsd, roughUsd } from "@outlay/words";
import type { Text } from "../../document/block.ts";

/** A condition with the path that it is one of. */
type Asked = readonly [path: PathResult | RuledOutPath, condition: ConditionResult];

/**
 * Why paths are ruled out; then the conditions of the others that take money or weeks, each once with
 * the paths that have it where not all do, the dearest first, and how many take neither.
 */
export function conditionNotes({ paths }: Estimate): Text[] {
  const out = paths.flatMap(({ id, feasibility }) =>
    feasibility?.state === "ruled-out"
      ? [`${capital(pathWords[id])} is ruled out. ${feasibility.reasons.join(" ")}`]
      : [],
  );
  const open = paths.filter(({ feasibility }) => feasibility?.state !== "ruled-out");
  const asked = open.flatMap((path) =>
    (path.feasibility?.conditions ?? []).map((condition): Asked => [path, condition]),
  );
  const byId = [...Map.groupBy(asked, ([, { id }]) => id).values()].sort(
    (a, b) => most(b, usdOf) - most(a, usdOf),
  );
  const dear = byId.filter((group) => most(group, usdOf) > 0 || most(group, weeksOf) > 0);
  const free = byId.length - dear.length;
  if (byId.length === 0) return out;
  const told = dear.map((group) => conditionText(group, open.length));
  const others = free === 0 ? [] : [`${free}${dear.length === 0 ? "" : " more"} at no cost`];
  return [
    ...out,
    `Conditions, their money and weeks counted above: ${[...told, ...others].join("; ")}.`,
  ];
}

/** A condition with what it takes on its paths: `an audit trail ($10K-11K)`. */
function conditionText(group: readonly Asked[], paths: number): string {
  const [[, { id }]] = group as readonly [Asked, ...Asked[]];
  const [least, dearest] = [-most(group, (each) => -usdOf(each)), most(group, usdOf)];
  const [first, last] = [-most(group, (each) => -weeksOf(each)), most(group, weeksOf)];
  const names = group.map(([path]) => pathWords[path.id]).join("; ");
  const cost = [
    ...(dearest === 0
      ? []
      : [least === 0 ? `up to ${roughUsd(dearest)}` : rangeUsd(least, dearest)]),
    ...(last === 0
      ? []
      : [`${first === last ? "" : `${first}-`}${last} week${last === 1 ? "" : "s"}`]),
  ].join(", ");
  return `${conditionWords[id]} (${group.length === paths ? "" : `${names}: `}${cost})`;
}

const usdOf = ([, { usd = 0 }]: Asked): number => usd;
const weeksOf = ([, { weeksTaken = 0 }]: Asked): number => Math.round(weeksTaken);
const most = (group: readonly Asked[], pick: (asked: Asked) => number): number =>
  Math.max(...group.map(pick));
