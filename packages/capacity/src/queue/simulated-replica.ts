import { type LoadShape, usualChunkTokens } from "./load-shape.ts";
import type { ReplicaTimes } from "./replica-times.ts";
import { tabulatedStepS } from "./step-table.ts";
import type { TimedRequest } from "./timed-request.ts";

/** What became of one request. Seconds since the start. */
export interface ServedRequest {
  readonly request: TimedRequest;
  readonly firstTokenAtS: number;
  readonly finishedAtS: number;
}

/** A replica that is being simulated. */
export interface SimulatedReplica {
  /** Requests that wait or run. */
  outstanding(): number;
  /** Seconds in which it had work. */
  busyS(): number;
  /** Takes a request that arrives now; false where memory never holds it, however empty. */
  offer(request: TimedRequest): boolean;
  /** Works until `untilS`; an iteration that has begun is finished. `Infinity`: until all is done. */
  advance(untilS: number): void;
}

interface Reading {
  readonly request: TimedRequest;
  readonly share: number;
  readTokens: number;
}

interface Writing {
  readonly request: TimedRequest;
  readonly share: number;
  readonly firstTokenAtS: number;
  /** Count of decode steps after which it is done. */
  readonly lastStep: number;
}

/**
 * A replica under continuous batching, iteration by iteration, as vLLM, TensorRT-LLM and SGLang run
 * with chunked prefill: an iteration gives each running sequence a token and reads up to `chunkTokens`
 * of the prompts that were admitted, first come first served; the two times add up. Its tokens appear
 * at its end. A request is admitted when its cache fits, at its mean length (prompt and half of the
 * answer), beside those already admitted; none overtakes another.
 *
 * Steps between two events (an arrival, an end) are taken in one go, at their mean context.
 */
export function simulatedReplica(
  times: ReplicaTimes,
  shape: Pick<LoadShape, "chunkTokens">,
  served: (done: ServedRequest) => void,
): SimulatedReplica {
  const { chunkTokens = usualChunkTokens } = shape;
  const stepS = tabulatedStepS(times);
  const waiting: Reading[] = [];
  let firstWaiting = 0;
  let reading: Reading[] = [];
  const writing: Writing[] = [];
  let usedShare = 0;
  let contextSum = 0;
  let steps = 0;
  let nowS = 0;
  let busyS = 0;

  const admit = (): void => {
    for (let next = waiting[firstWaiting]; next !== undefined; next = waiting[firstWaiting]) {
      if (usedShare + next.share > 1 + 1e-9) return;
      usedShare += next.share;
      reading.push(next);
      firstWaiting++;
    }
    waiting.length = 0;
    firstWaiting = 0;
  };

  const release = (share: number): void => {
    usedShare = writing.length + reading.length === 0 ? 0 : usedShare - share;
  };

  const finish = (done: Writing): void => {
    const { request, firstTokenAtS } = done;
    contextSum -= request.promptTokens + request.outputTokens;
    release(done.share);
    served({ request, firstTokenAtS, finishedAtS: nowS });
  };

  const decode = (count: number): void => {
    steps += count;
    contextSum += count * writing.length;
    while (writing.length > 0 && (writing[0] as Writing).lastStep <= steps)
      finish(popFirst(writing));
  };

  const readAndDecode = (): void => {
    const batch = writing.length;
    let seconds = batch === 0 ? 0 : stepS(batch, contextSum / batch);
    let left = chunkTokens;
    let read = 0;
    for (const each of reading) {
      if (left === 0) break;
      const { promptTokens, newPromptTokens } = each.request;
      const tokens = Math.min(left, newPromptTokens - each.readTokens);
      if (tokens > 0) {
        seconds += times.prefillS(tokens, promptTokens - newPromptTokens + each.readTokens);
      }
      each.readTokens += tokens;
      left -= tokens;
      if (each.readTokens === newPromptTokens) read++;
    }
    nowS += seconds;
    busyS += seconds;
    if (batch > 0) decode(1);
    const done = reading.slice(0, read);
    reading = reading.slice(read);
    for (const { request, share } of done) {
      if (request.outputTokens <= 1) {
        release(share);
        served({ request, firstTokenAtS: nowS, finishedAtS: nowS });
        continue;
      }
      contextSum += request.promptTokens + 1;
      const lastStep = steps + request.outputTokens - 1;
      push(writing, { request, share, firstTokenAtS: nowS, lastStep });
    }
  };

  const decodeMany = (untilS: number): void => {
    const batch = writing.length;
    const context = contextSum / batch;
    const toEnd = (writing[0] as Writing).lastStep - steps;
    const toArrival = Math.ceil((untilS - nowS) / stepS(batch, context));
    const count = Math.max(1, Math.min(toEnd, toArrival));
    const seconds = count * stepS(batch, context + (count - 1) / 2);
    nowS += seconds;
    busyS += seconds;
    decode(count);
  };

  return {
    outstanding: () => waiting.length - firstWaiting + reading.length + writing.length,
    busyS: () => busyS,
    offer(request) {
      const room = times.maxSequences(request.promptTokens + request.outputTokens / 2);
      if (room < 1) return false;
      nowS = Math.max(nowS, request.arrivalS);
      waiting.push({ request, share: 1 / room, readTokens: 0 });
      return true;
    },
    advance(untilS) {
      while (nowS < untilS) {
        admit();
        if (reading.length > 0) readAndDecode();
        else if (writing.length > 0) decodeMany(untilS);
        else return;
      }
    },
  };
}

/** Adds to a heap whose first is the next to end. */
function push(heap: Writing[], added: Writing): void {
  let index = heap.length;
  heap.push(added);
  while (index > 0) {
    const parent = (index - 1) >> 1;
    const above = heap[parent] as Writing;
    if (above.lastStep <= added.lastStep) break;
    heap[index] = above;
    index = parent;
  }
  heap[index] = added;
}

/** Takes the next to end off the heap, which is not empty. */
function popFirst(heap: Writing[]): Writing {
  const first = heap[0] as Writing;
  const last = heap.pop() as Writing;
  const { length } = heap;
  if (length === 0) return first;
  let index = 0;
  for (;;) {
    let child = 2 * index + 1;
    if (child >= length) break;
    if (
      child + 1 < length &&
      (heap[child + 1] as Writing).lastStep < (heap[child] as Writing).lastStep
    ) {
      child++;
    }
    if ((heap[child] as Writing).lastStep >= last.lastStep) break;
    heap[index] = heap[child] as Writing;
    index = child;
  }
  heap[index] = last;
  return first;
}
