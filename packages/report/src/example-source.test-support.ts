import {
  catalogFacts,
  type EstimateFacts,
  estimate,
  modelCandidates,
  oldPrices,
  type PathId,
  parsePlan,
} from "@outlay/estimate";
import type { ReportSource } from "./document/report-source.ts";

/** What a test asks for beside the plan's file. */
export interface ExampleOptions {
  /** As `--set` takes them: `horizon=7 months`. */
  readonly set?: readonly string[];
  readonly paths?: readonly PathId[];
  /** 2,000 where it is left out. */
  readonly draws?: number;
}

/** 2026-11-23, as `oldPrices` takes a moment: milliseconds. */
const day = 1_795_392_000_000 as Parameters<typeof oldPrices>[1];

/**
 * Makes the source of a report of any plan of the repository, on 2026-11-23, for tests; each is made once.
 *
 * @param read the text of a file, from the root of the repository
 * @param list the names in a folder, from the root
 */
export function exampleSources(
  read: (path: string) => string,
  list: (folder: string) => readonly string[],
): (file: string, options?: ExampleOptions) => ReportSource {
  let facts: EstimateFacts | undefined;
  const made = new Map<string, ReportSource>();
  return (file, options = {}) => {
    const key = JSON.stringify([file, options]);
    const before = made.get(key);
    if (before !== undefined) return before;
    facts ??= catalogFacts(
      (path) => read(`catalog/${path}`),
      (folder) => list(`catalog/${folder}`),
    );
    const source = sourceOf(read(file), file, facts, options);
    made.set(key, source);
    return source;
  };
}

function sourceOf(
  text: string,
  file: string,
  facts: EstimateFacts,
  { set = [], paths, draws = 2000 }: ExampleOptions,
): ReportSource {
  const plan = parsePlan(text, file, { set });
  if (!plan.ok) throw new Error(plan.error.map(({ message }) => message).join("\n"));
  const answer = estimate(plan.value, facts, {
    seed: 1,
    draws,
    ...(paths === undefined ? {} : { paths }),
  });
  if (!answer.ok) throw new Error(answer.error.map(({ message }) => message).join("\n"));
  return {
    estimated: answer.value,
    plan: plan.value,
    facts,
    candidates: modelCandidates(plan.value, facts, answer.value),
    oldPrices: oldPrices(answer.value, day, facts.books.get("list")),
    file: file.split("/").at(-1) ?? file,
    day: "2026-11-23",
    outlay: "0.1.0",
  };
}
