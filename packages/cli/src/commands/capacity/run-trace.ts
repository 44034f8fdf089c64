import { type Routing, readTrace } from "@outlay/capacity";
import type { Instant } from "@outlay/pricing";
import type { Catalog } from "../../catalog/load.ts";
import { type ExitCode, exitCode } from "../../exit-code.ts";
import type { Io } from "../../io.ts";
import { sayIssues } from "../../output/say-issues.ts";
import { askedCapacity, type TypedCapacity } from "./asked-capacity.ts";
import { traceAnswer } from "./trace-answer.ts";
import { askedTrace, meanRequest } from "./trace-asked.ts";
import { traceJson } from "./trace-json.ts";
import { noTraceWords, traceText } from "./trace-text.ts";

/** What was typed for a question about a trace. */
export interface TypedTraceRun extends Omit<TypedCapacity, "input" | "cached" | "output"> {
  readonly trace: string;
  readonly scale: number;
  readonly spare: number;
  readonly autoscale: boolean;
  readonly startup: number;
  readonly routing: Routing;
  readonly json: boolean;
}

/** `outlay capacity MODEL --gpu G --trace FILE`: a fleet for requests that really came. */
export async function runTrace(
  catalog: Catalog,
  typed: TypedTraceRun,
  day: Instant,
  io: Io,
): Promise<ExitCode> {
  if (typed.gpu === undefined) {
    return io.fail(
      exitCode.usage,
      "--trace needs --gpu: which part is it to run on? For example: --gpu h100.",
    );
  }
  if (typed.rate !== undefined || typed.peak !== 1) {
    return io.fail(exitCode.usage, "--trace says when requests come: leave --rate and --peak out.");
  }
  const read = readTrace(await io.read(typed.trace), typed.trace);
  if (!read.ok) return sayIssues(io, read.error);
  const trace = askedTrace(read.value, { ...typed, file: typed.trace });
  if ("error" in trace) return io.fail(exitCode.usage, trace.error);
  const asked = askedCapacity(catalog, { ...typed, ...meanRequest(read.value) });
  if ("error" in asked) return io.fail(exitCode.usage, asked.error);
  const { gpu } = asked.value;
  if (gpu === undefined) throw new Error("a part that was typed and not found");
  const answer = traceAnswer(
    catalog,
    asked.value,
    gpu,
    trace.value.trace,
    trace.value.need,
    typed.autoscale ? typed.startup : undefined,
  );
  if (!answer.ok) return io.fail(exitCode.error, noTraceWords(answer.error, trace.value));
  if (typed.json) io.json(traceJson(answer.value, asked.value, trace.value));
  else io.out(traceText(answer.value, asked.value, trace.value, day, io));
  return exitCode.ok;
}
