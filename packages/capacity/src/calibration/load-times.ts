import { exp, log } from "@outlay/numerics";
import type { RequestShape } from "../serving/load.ts";
import type { ReplicaWork } from "./replica-work.ts";
import type { ServingConstants } from "./serving-constants.ts";
import { promptSeconds, stepSeconds } from "./work-seconds.ts";

/** Times of one replica under a load, before any correction. */
export interface LoadTimes {
  /** Sequences that run together. */
  readonly batch: number;
  /** Sequences that memory holds. */
  readonly room: number;
  /** Seconds of a step, and of one prompt. */
  readonly stepS: number;
  readonly promptS: number;
  /** Mean seconds to the first token, waiting for a place included. */
  readonly ttftS: number;
  /** Mean seconds between two tokens. */
  readonly tpotS: number;
  readonly requestsPerS: number;
}

/** Sequences of a load that memory holds: their prompt and half of their answer. */
export const roomFor = (work: ReplicaWork, request: RequestShape<number>): number =>
  work.cacheRoom / work.cacheBytes(request.promptTokens + request.outputTokens / 2);

/**
 * A closed loop: as one request is answered the next comes.
 *
 * An answer of n tokens takes n steps and waits for the prompts of the others that are read meanwhile:
 * seconds/token = step(B) + turns × (B − 1) × prompt / n. The first token waits for its own prompt, a step,
 * and a share of the prompts of the others, (C − 1)^power of them; what does not fit waits for a place.
 *
 * @param concurrency requests in the system
 * @param most sequences that may run together
 */
export function closedLoopTimes(
  work: ReplicaWork,
  constants: ServingConstants,
  request: RequestShape<number>,
  concurrency: number,
  most: number,
): LoadTimes {
  const { promptTokens, newPromptTokens, outputTokens } = request;
  const room = roomFor(work, request);
  const batch = Math.max(1, Math.min(room, most, concurrency));
  const stepS = stepSeconds(work, constants, batch, promptTokens + outputTokens / 2);
  const promptS = promptSeconds(work, constants, newPromptTokens, promptTokens - newPromptTokens);
  const tpotS = stepS + (constants.turns * (batch - 1) * promptS) / outputTokens;
  const perRequestS = outputTokens * tpotS + promptS;
  const waitS = ((concurrency - batch) * perRequestS) / batch;
  const others = batch - 1;
  const before = others <= 0 ? 0 : constants.burst * exp(constants.burstPower * log(others));
  const ttftS =
    constants.first * (constants.firstS + stepS + promptS * (1 + before) + Math.max(0, waitS));
  return {
    batch,
    room,
    stepS,
    promptS,
    ttftS,
    tpotS,
    requestsPerS: concurrency / (ttftS + (outputTokens - 1) * tpotS),
  };
}

/**
 * A static batch: all prompts are read, then all answers are written together; what does not fit runs in a
 * batch after it.
 */
export function staticBatchTimes(
  work: ReplicaWork,
  constants: ServingConstants,
  request: RequestShape<number>,
  sequences: number,
  most: number,
): LoadTimes {
  const { promptTokens, newPromptTokens, outputTokens } = request;
  const room = roomFor(work, request);
  const batch = Math.max(1, Math.min(room, most, sequences));
  const stepS = stepSeconds(work, constants, batch, promptTokens + outputTokens / 2);
  const promptS = promptSeconds(work, constants, newPromptTokens, promptTokens - newPromptTokens);
  const firstS = batch * promptS + stepS;
  const batchS = firstS + (outputTokens - 1) * stepS;
  return {
    batch,
    room,
    stepS,
    promptS,
    ttftS: firstS + Math.max(0, (sequences / batch - 1) / 2) * batchS,
    tpotS: stepS,
    requestsPerS: batch / batchS,
  };
}

/** More requests wait than fit: all places are always taken. The first token counts from a request's own turn. */
export function offlineTimes(
  work: ReplicaWork,
  constants: ServingConstants,
  request: RequestShape<number>,
  _concurrency: number,
  most: number,
): LoadTimes {
  const batch = Math.max(1, Math.min(roomFor(work, request), most));
  const times = closedLoopTimes(work, constants, request, batch, most);
  return {
    ...times,
    requestsPerS: batch / (request.outputTokens * times.tpotS + times.promptS),
  };
}
