import { planRows, usualHorizon } from "@outlay/estimate";
import { defaultFigures, figuresText } from "./default-figures.ts";

/** A key that a plan leaves out, and what an estimate takes in its place. */
export interface SilentDefault {
  readonly key: string;
  /** For people: `8 to 24, likely 12 (hours a day)`. */
  readonly takes: string;
}

/** Sections whose defaults count only where the plan has the section. */
const whenPresent: readonly string[] = ["outcome", "retrieval", "data", "compliance"];

/** Defaults that no plan of a few answers meets, or that another of the list contains. */
const never: readonly string[] = [
  "workload.cache_hit_share",
  "paths.hosted.success_rate",
  "paths.self-hosted.success_rate",
];

/** What is sent again from call to call; one call has none of it. */
const oneCall: readonly string[] = ["workload.history_hit_share"];

/**
 * The defaults that an estimate of these answers would take without a word in the plan.
 *
 * @param values by key of the plan
 */
export function silentDefaults(values: Readonly<Record<string, string>>): SilentDefault[] {
  return [...fixedDefaults(values), ...assumedDefaults(values)];
}

/** Keys that have one usual value, which the model sets and no source backs. */
function fixedDefaults(values: Readonly<Record<string, string>>): SilentDefault[] {
  const all: SilentDefault[] = [
    { key: "start", takes: usualHorizon.start },
    { key: "horizon", takes: `${usualHorizon.months} months` },
  ];
  if ("paths.self-hosted.model" in values) {
    all.push(
      { key: "paths.self-hosted.accelerator", takes: "the cheapest that serves the load" },
      { key: "paths.self-hosted.purchase", takes: "on-demand" },
    );
  }
  return all.filter(({ key }) => !(key in values));
}

function assumedDefaults(values: Readonly<Record<string, string>>): SilentDefault[] {
  const has = (prefix: string) => Object.keys(values).some((key) => key.startsWith(prefix));
  const { "workload.turns_per_conversation": turns, "workload.steps_per_task": steps } = values;
  return planRows.flatMap((row) => {
    if (!("assumed" in row) || row.assumed === undefined || row.key in values) return [];
    const { key, assumed } = row;
    const [section = "", path = ""] = key.split(".");
    if (never.includes(key)) return [];
    if (whenPresent.includes(section) && !has(`${section}.`)) return [];
    if (section === "paths" && !has(`paths.${path}.`)) return [];
    if (oneCall.includes(key) && turns === "1" && steps === "1") return [];
    if (key === "workload.question_tokens" && turns === "1") return [];
    if (key === "workload.tool_result_tokens" && steps === "1") return [];
    return [{ key, takes: figuresText(defaultFigures(assumed)) }];
  });
}
