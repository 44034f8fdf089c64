import { basename } from "node:path";
import { adviceOf, modelCandidates, oldPrices } from "@outlay/estimate";
import { instant, LIST_BOOK } from "@outlay/pricing";
import type { ReportSource } from "@outlay/report";
import type { Io } from "../../io.ts";
import { version } from "../../version.ts";
import { approvalState } from "../approve/approval-state.ts";
import { approvedSentence } from "../approve/approved-sentence.ts";
import type { PlanRequest, ReadEstimate } from "../estimate/run-estimate.ts";

/** All that a report says, from an estimate and what surrounds it: approval, old prices, the day. */
export async function reportSource(
  request: PlanRequest,
  answer: ReadEstimate,
  io: Io,
): Promise<ReportSource> {
  const { plan, facts } = answer.read;
  const now = io.now();
  const state = await approvalState(request, answer, io);
  return {
    estimated: answer,
    plan,
    facts,
    candidates: modelCandidates(plan, facts, answer),
    advice: adviceOf(plan, facts),
    oldPrices: oldPrices(answer, instant(now.getTime()), facts.books.get(LIST_BOOK)),
    file: request.plan === "-" ? "-" : basename(request.plan),
    options: [
      ...request.set.flatMap((change) => ["--set", change]),
      ...(request.path === undefined ? [] : ["--path", request.path]),
    ],
    day: now.toISOString().slice(0, 10),
    outlay: version,
    ...(state === undefined ? {} : { approved: approvedSentence(state) }),
  };
}
