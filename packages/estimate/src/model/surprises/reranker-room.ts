import { log } from "@outlay/numerics";
import { type Distribution, quantile } from "../../distribution/index.ts";
import {
  atMonth,
  ceil,
  div,
  type Expression,
  max,
  mul,
  node,
  quantity,
  runningMax,
  sub,
} from "../../graph/index.ts";
import { latencyTarget, usualPercentile } from "../feasibility/latency-target.ts";
import type { ModelContext } from "../paths/model-context.ts";
import { searchesOfTask } from "../run/retrieval.ts";
import { machinesOf, type OfferedMachine } from "../self-hosted/find-candidates.ts";
import { addOffers, hoursPerMonth, priceOf } from "../self-hosted/machine-price.ts";
import { activeSeconds, peakFactor } from "../self-hosted/serving-demand.ts";
import { defaultRow } from "../sheet/input.ts";

/** Seconds of a mean month. */
const secondsOfMonth = (365.25 / 12) * 24 * 3600;

/** Percentiles that are told of beside the plan's. */
const usual = [0.5, 0.95, 0.99] as const;

/** GPUs for one level of service, and what they cost. */
export interface RoomLevel {
  readonly percentile: number;
  /** Ids of nodes. */
  readonly gpus: string;
  readonly usd: string;
}

/** What a reranker of one's own needs, as ids of nodes that all paths share. */
export interface RerankerRoom {
  readonly gpu: string;
  /** Longest time a search may spend in it, s. */
  readonly within: number;
  /** Searches per second of the busiest month, over all its hours and in its busiest one. */
  readonly meanSearches: string;
  readonly peakSearches: string;
  /** GPUs for the mean hour of that month alone. */
  readonly mean: Omit<RoomLevel, "percentile">;
  readonly levels: readonly RoomLevel[];
  /** The one of them at the percentile of the plan, or else the usual one. */
  readonly own: RoomLevel;
}

/**
 * GPUs that a reranker of one's own needs in the busiest hour, at several percentiles. One GPU works on one
 * search at a time, for as long as the published time that a reranker adds has at its low end; no more than
 * its high end may be spent, waiting included.
 *
 * A queue with one server and even service times (M/D/1) waits load × s / (2 × (1 − load)) on the mean, and
 * for a share p of the searches that × ln(1 / (1 − p)), as for the machines of a model. So the GPU may be
 * busy for load = 2k / (2k + s × ln(1 / (1 − p))), where k is the time left for waiting.
 *
 * @returns nothing where no machine with one GPU is for rent, or no time is left for waiting
 */
export function addRerankerRoom(context: ModelContext): RerankerRoom | undefined {
  const { sheet, plan, facts, usage } = context;
  const machine = cheapestGpu(context);
  const [alone, within] = endsOf(defaultRow(facts.defaults, "latency.reranker").distribution);
  if (machine === undefined || within <= alone) return undefined;
  const percentile = latencyTarget(plan)?.percentile ?? usualPercentile;
  const searches = searchesOfTask(sheet, plan);
  const most = sheet.shared(
    "volume.most-tasks",
    "task / month",
    "Tasks of the busiest month.",
    () => atMonth(runningMax(node("volume.tasks")), sheet.months - 1),
  );
  const mean = sheet.shared(
    "retrieval.searches-mean",
    "search / s",
    "Searches per second of the busiest month, over all its hours.",
    () => div(mul(most, searches), quantity(secondsOfMonth, "s / month")),
  );
  const peak = sheet.shared(
    "retrieval.searches-peak",
    "search / s",
    "Searches per second in the busiest hour of the busiest month.",
    () => {
      const now = mul(most, searches, sub(1, usage.batchShare)); // what may wait comes at other hours
      return max(mean, div(mul(now, peakFactor(sheet, plan)), activeSeconds(sheet, plan)));
    },
  );
  const hour = addOffers(
    sheet,
    machine,
    `1 × ${facts.accelerators.get(machine.every[0]?.accelerator ?? "")?.name ?? machine.id}`,
  );
  const level = (
    id: string,
    what: string,
    load: Expression,
    share: number,
  ): Omit<RoomLevel, "percentile"> => {
    const gpus = `retrieval.reranker.${id}.gpus`;
    const usd = `retrieval.reranker.${id}.total`;
    sheet.shared(gpus, "GPU", `GPUs of a reranker of one's own, ${what}.`, () =>
      mul(max(1, ceil(mul(load, quantity(alone / share, "s / search")))), quantity(1, "GPU")),
    );
    sheet.shared(
      usd,
      "USD",
      `Rent of these GPUs over the horizon, at the price of the start, ${what}.`,
      () => mul(node(gpus), hour, quantity(hoursPerMonth * sheet.months, "hour / GPU")),
    );
    return { gpus, usd };
  };
  const levels = [...new Set([...usual, percentile])]
    .toSorted((a, b) => a - b)
    .map((each): RoomLevel => {
      const words = percentWords(each);
      const share = loadWithin(alone, within, each);
      return {
        percentile: each,
        ...level(
          `p${words}`,
          `so that ${words} % of the searches take at most ${within} s in the busiest hour`,
          peak,
          share,
        ),
      };
    });
  return {
    gpu: machine.id,
    within,
    meanSearches: "retrieval.searches-mean",
    peakSearches: "retrieval.searches-peak",
    mean: level("mean", "for the mean hour alone", mean, 1),
    levels,
    own: levels.find((each) => each.percentile === percentile) as RoomLevel,
  };
}

/**
 * Share of its time that a server may be busy, so that a share of the requests is done in time.
 *
 * @param alone seconds of one request without a queue
 * @param within seconds that it may take, waiting included; more than `alone`
 * @param percentile share of the requests that must be in time
 * @example
 * loadWithin(1, 1.5, 0.5) // => 0.5
 */
export function loadWithin(alone: number, within: number, percentile: number): number {
  const spare = 2 * (within - alone);
  return spare / (spare + alone * Math.max(1, log(1 / (1 - percentile))));
}

/** `95`, `99.9`. */
export const percentWords = (percentile: number): string =>
  String(Number((percentile * 100).toPrecision(4)));

/** Both ends of a range; one number for both where it is none. */
const endsOf = (range: Distribution): readonly [number, number] =>
  "low" in range && "high" in range
    ? [range.low, range.high]
    : [quantile(range, 0.05), quantile(range, 0.95)];

/** The cheapest machine with one GPU that more than one seller rents out by the hour. */
function cheapestGpu({ offers, facts }: ModelContext): OfferedMachine | undefined {
  const middle = (machine: OfferedMachine): number => quantile(priceOf(machine), 0.5);
  return [...facts.accelerators.values()]
    .filter(({ uncalibrated }) => uncalibrated === undefined)
    .flatMap(({ id }) => machinesOf(offers.machines, id, "on-demand"))
    .filter(({ gpus, sold, offers: all }) => gpus === 1 && sold === "on-demand" && all.length > 1)
    .toSorted((a, b) => middle(a) - middle(b) || (a.id < b.id ? -1 : 1))[0];
}
