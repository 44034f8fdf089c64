import { fail, type Outcome, ok } from "@outlay/document";
import type { MeasuredLoad } from "./measurement.ts";
import type { SkipReason } from "./skip-reason.ts";
import type { ThroughputRow } from "./throughput-columns.ts";

/** Scenarios that no steady number of requests describes, by a word in their name. */
const notSteady: readonly (readonly [RegExp, SkipReason])[] = [
  [/disagg/i, "disaggregated"],
  [/prefix.?cach/i, "prefix-cache"],
  [
    /\b(?:mtp|eagle\d?|medusa|speculative|spec.?dec(?:ode|oding)?|draft)\b/i,
    "speculative-decoding",
  ],
  [/open.?loop|\bqps\d*\b|poisson/i, "open-loop"],
  [/\b(?:server|interactive)$/i, "server"],
];

const SPECULATIVE = /\b(?:mtp\d*|eagle\d?|medusa|speculative|spec.?dec(?:ode|oding)?)\b/i;

/**
 * How the requests of a row came: from the scenario and from `batch_semantics`.
 *
 * A scenario that we do not know counts as a closed loop where the row has a concurrency: that is what
 * every load generator with a concurrency does.
 */
export function rowLoad(row: ThroughputRow): Outcome<MeasuredLoad, SkipReason> {
  const { scenario, batch_semantics: semantics, notes, source_path: path } = row.text;
  for (const [words, reason] of notSteady) if (words.test(scenario)) return fail(reason);
  if (/\bprefill -?\d*x\d.* decode -?\d*x\d/i.test(notes)) return fail("disaggregated");
  if (/prefix cach\w* on\b/i.test(notes)) return fail("prefix-cache");
  const afterHash = path.slice(path.lastIndexOf("#") + 1).replaceAll("_", " ");
  if (SPECULATIVE.test(notes) || SPECULATIVE.test(afterHash)) return fail("speculative-decoding");
  const { concurrency } = row.number;
  if (/offline/i.test(scenario)) return ok({ kind: "offline" });
  if (concurrency === undefined) {
    return fail(
      /closed.?loop|static|burst/i.test(`${scenario} ${semantics}`)
        ? "no-concurrency"
        : "unknown-scenario",
    );
  }
  if (/static/i.test(`${scenario} ${semantics}`) || /\bb1$|latency-b\d+$/i.test(scenario)) {
    return ok({ kind: "static-batch", concurrency });
  }
  return ok({ kind: /burst/i.test(scenario) ? "burst" : "closed-loop", concurrency });
}
