import type {
  Deployment,
  Predicted,
  ServingOption,
  ServingPrediction,
  WhyNot,
} from "@outlay/capacity";
import type { AskedCapacity } from "./asked-capacity.ts";
import { measured, type PartAnswer, type RankingAnswer } from "./capacity-answer.ts";
import type { SoldOffer } from "./sold-offers.ts";
import { whyNotWords } from "./why-not-words.ts";

/** The document of `outlay capacity --json`; docs/capacity.md says what each key means. */
export function capacityJson(answer: PartAnswer | RankingAnswer, asked: AskedCapacity): object {
  return {
    kind: "capacity",
    asked: askedJson(asked),
    ...(answer.kind === "part" ? partJson(answer) : rankingJson(answer)),
  };
}

function askedJson({ model, gpu, need, purchase, region, filter, copies }: AskedCapacity): object {
  const { request, limits, load, precisions, engines, layout, kvBytesPerNumber, maxSequences } =
    need;
  return {
    model: { id: model.id, name: model.name, guessed: model.guessed ?? false },
    gpu: gpu === undefined ? null : { id: gpu.id, name: gpu.name },
    precisions,
    engine: engines === "measured" ? null : (engines[0] ?? null),
    layout: { gpus: layout?.gpus ?? null, tensorParallel: layout?.tensorParallel ?? null },
    copies,
    inputTokens: request.promptTokens,
    cachedTokens: request.promptTokens - request.newPromptTokens,
    outputTokens: request.outputTokens,
    kvBytesPerNumber,
    maxBatch: maxSequences,
    limits: {
      ttftMs: limits.ttftS === undefined ? null : ms(limits.ttftS),
      tpotMs: limits.tpotS === undefined ? null : ms(limits.tpotS),
      percentile: need.tail?.percentile ?? null,
      judgedBy: need.cautious ? "high" : "likely",
    },
    load:
      load === undefined
        ? null
        : { ...load, peakRequestsPerS: load.requestsPerS * load.peakFactor },
    prices: { currency: "USD", purchase, region: region ?? null, seller: filter.seller ?? null },
  };
}

function partJson(answer: PartAnswer): object {
  const { shown, rows, costs, options, whyNot, tooSlow } = answer;
  return {
    fits: shown !== undefined,
    whyNot: whyNot === undefined ? null : whyNotJson(whyNot),
    keepsLimits: shown !== undefined && tooSlow === undefined,
    tooSlow: tooSlow === undefined ? null : whyNotJson(tooSlow),
    replica: shown === undefined ? null : replicaJson(shown),
    memory: shown === undefined ? null : memoryJson(shown),
    table: rows.map(({ concurrency, speed }) => ({ concurrency, ...speedJson(speed) })),
    best: shown === undefined || tooSlow !== undefined ? null : pointJson(shown),
    costs: costs.map(costJson),
    options: options.map(optionJson),
  };
}

const rankingJson = (answer: RankingAnswer): object => ({
  deployments: answer.best.map(optionJson),
  unfit: answer.unfit.map(({ why, ...part }) => ({ ...part, why: whyNotJson(why) })),
  narrower: answer.narrower === undefined ? null : optionJson(answer.narrower),
});

/** A reason with its sentence; bytes as gigabytes, seconds as milliseconds. */
function whyNotJson(why: WhyNot): object {
  const text = whyNotWords(why);
  switch (why.code) {
    case "weights-too-large":
      return {
        code: why.code,
        text,
        weightsGb: why.weightBytes / 1e9,
        roomGb: why.roomBytes / 1e9,
        gpus: why.gpus,
      };
    case "cache-too-small":
      return {
        code: why.code,
        text,
        cacheGb: why.cacheBytes / 1e9,
        gbPerRequest: why.bytesPerSequence / 1e9,
        gpus: why.gpus,
      };
    case "too-slow":
      return {
        code: why.code,
        text,
        ttftMs: ms(why.ttftS),
        tpotMs: ms(why.tpotS),
        gpus: why.gpus,
      };
    default:
      return { ...why, text };
  }
}

const optionJson = (option: ServingOption | Deployment<SoldOffer>): object => ({
  replica: replicaJson(option),
  memory: memoryJson(option),
  best: pointJson(option),
  ...("machine" in option ? { cost: costJson(option) } : { cost: null }),
});

function replicaJson(option: ServingOption | Deployment<SoldOffer>): object {
  const { replica, layout } = option;
  const { gpu, precision, engine } = replica;
  return {
    gpu: gpu.id,
    gpus: layout.gpus,
    precision,
    engine: engine ?? null,
    tensorParallel: layout.tensorParallel,
    expertParallel: layout.expertParallel ?? 1,
    dataParallelAttention: layout.dataParallelAttention ?? 1,
    pipelineParallel: layout.pipelineParallel ?? 1,
    measured: measured(option),
  };
}

function memoryJson({ memory }: ServingOption): object {
  const { allBytes, reservedBytes, weightBytes, cacheBytes, bytesPerSequence, sequences } = memory;
  return {
    allGb: allBytes / 1e9,
    weightsGb: weightBytes / 1e9,
    reservedGb: reservedBytes / 1e9,
    cacheGb: cacheBytes / 1e9,
    gbPerRequest: bytesPerSequence / 1e9,
    largestBatch: sequences,
  };
}

const pointJson = ({ concurrency, speed, rate, holdsSurely, tail }: ServingOption): object => ({
  concurrency,
  requestsPerSWithinLimits: rate,
  atPercentile: tail === undefined ? null : { ttftMs: ms(tail.ttftS), tpotMs: ms(tail.tpotS) },
  ...speedJson(speed),
  limitsHoldAtHighEnd: holdsSurely,
});

const speedJson = (speed: ServingPrediction): object => ({
  batch: speed.batch,
  outputTokensPerS: speed.outputTokensPerS,
  outputTokensPerSPerGpu: speed.outputTokensPerSPerGpu,
  requestsPerS: speed.requestsPerS,
  ttftMs: inMs(speed.ttftS),
  tpotMs: inMs(speed.tpotS),
  basis: speed.basis,
  why: speed.why,
});

function costJson({ machine, fleet }: Deployment<SoldOffer>): object {
  const { id, accelerator: _, gpus, usdPerHour, ...offer } = machine;
  return {
    machine: { id, gpus, usdPerHour, ...offer },
    replicas: fleet.replicas,
    machines: fleet.machines,
    gpus: fleet.gpus,
    peakUtilisation: fleet.peakUtilisation,
    meanUtilisation: fleet.meanUtilisation,
    usdPerHour: fleet.usdPerHour,
    usdPerMonth: fleet.usdPerMonth,
    usdPerMillionOutputTokens: fleet.usdPerMillionOutput,
    usdPerMillionTokensInAndOut: fleet.usdPerMillionTokens,
  };
}

const ms = (seconds: number): number => seconds * 1000;

const inMs = ({ low, likely, high }: Predicted): Predicted => ({
  low: ms(low),
  likely: ms(likely),
  high: ms(high),
});
