import type { AdviceTables } from "@outlay/pricing";
import { median, quantile } from "../distribution/index.ts";
import { type EstimateFacts, pathIds } from "../model/index.ts";
import { typicalCall } from "../model/usage/typical-call.ts";
import type { Plan, Quantity } from "../plan/index.ts";
import type { AskedTask } from "./advice.ts";

/** Tokens of an answer up to which it names something, rather than writes. */
const shortAnswer = 80;

/** The work of a plan's paths: all of them write text; what kind is taken from the length of an answer. */
export function taskOfPlan(plan: Plan, facts: EstimateFacts): AskedTask {
  const call = typicalCall(plan, facts.defaults);
  const tokens = Math.round(median(plan.workload.output_tokens.distribution));
  const isShort = call.calls <= 1 && tokens <= shortAnswer;
  const id = isShort ? "text.classification" : "text.generation";
  return {
    ...said(facts.advice, id),
    origin: "inferred",
    why: isShort
      ? `one call with an answer of about ${tokens} tokens`
      : `answers of about ${tokens} tokens, ${numberText(call.calls)} ${call.calls === 1 ? "call" : "calls"} a task`,
  };
}

/** Further work in the plan that models of other kinds do. */
export function sideTasks(plan: Plan, { advice }: EstimateFacts): readonly AskedTask[] {
  const { workload, data, retrieval, paths } = plan;
  const rows: readonly (readonly [string, string, boolean])[] = [
    ["text.retrieval", "retrieval", retrieval !== undefined],
    ["text.reranking", "retrieval", retrieval !== undefined && retrieval.reranker !== false],
    ["image.understanding", "workload.images_in", isUsed(workload.images_in)],
    ["image.generation", "workload.images_out", isUsed(workload.images_out)],
    ["audio.transcription", "workload.audio_in", isUsed(workload.audio_in)],
    [
      "document.reading",
      isUsed(workload.pages) ? "workload.pages" : "data.scanned_pages",
      isUsed(workload.pages) || isUsed(data?.scanned_pages),
    ],
  ];
  const known = new Set(advice.tasks.map(({ id }) => id));
  return pathIds.some((id) => paths[id] !== undefined)
    ? rows.flatMap(([id, why, used]) =>
        used && known.has(id) ? [{ ...said(advice, id), origin: "inferred" as const, why }] : [],
      )
    : [];
}

/** A task that was asked for, with what it means. */
export const askedTask = (advice: AdviceTables, id: string): AskedTask => ({
  ...said(advice, id),
  origin: "asked",
  why: "asked for",
});

const said = ({ tasks }: AdviceTables, id: string): Pick<AskedTask, "id" | "says"> => ({
  id,
  says: tasks.find((task) => task.id === id)?.says ?? "",
});

const isUsed = (given: Quantity | undefined): boolean =>
  given !== undefined && quantile(given.distribution, 0.99) > 0;

const numberText = (count: number): string => `${Number(count.toPrecision(2))}`;
