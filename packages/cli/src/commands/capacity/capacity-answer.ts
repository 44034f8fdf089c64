import {
  type Accelerator,
  concurrencies,
  type Deployment,
  enginesFor,
  fleetOf,
  holdsReplica,
  type Precision,
  plannedLoad,
  predictServing,
  type Ranking,
  rankDeployments,
  replicaTimes,
  type ServingOption,
  type ServingPrediction,
  type Speeds,
  servingOptions,
  type WhyNot,
} from "@outlay/capacity";
import type { Catalog } from "../../catalog/load.ts";
import type { AskedCapacity } from "./asked-capacity.ts";
import { type SoldOffer, soldOffers } from "./sold-offers.ts";

/** A row of the table of one part: so many requests at once. */
export interface TableRow {
  readonly concurrency: number;
  readonly speed: ServingPrediction;
}

/** What one part does with a model. */
export interface PartAnswer {
  readonly kind: "part";
  readonly gpu: Accelerator;
  /** Replicas that fit, whether or not they keep the limits, and within them; the one shown first. */
  readonly shown?: ServingOption;
  /** Why none fits; absent where one does. */
  readonly whyNot?: WhyNot;
  /** Why none keeps the limits; absent where one does. */
  readonly tooSlow?: WhyNot;
  /** The replica shown, by requests at once. */
  readonly rows: readonly TableRow[];
  /** The same replica in every way of paying, the cheapest machines of each; empty where none is sold. */
  readonly costs: readonly Deployment<SoldOffer>[];
  /** Every size, layout and precision that fits and keeps the limits, with the cheapest machines of each. */
  readonly options: readonly (ServingOption | Deployment<SoldOffer>)[];
}

/** What serves a model among all parts. */
export interface RankingAnswer {
  readonly kind: "ranking";
  /** The cheapest of each part and precision (or every one): the measured ones, then the others. */
  readonly best: readonly Deployment<SoldOffer>[];
  readonly unfit: Ranking["unfit"];
  /** The cheapest in the format next to that of the published weights; absent where it was asked for, or is dearer. */
  readonly narrower?: Deployment<SoldOffer>;
}

/** Answers for the one part that was named. */
export function partAnswer(catalog: Catalog, asked: AskedCapacity, gpu: Accelerator): PartAnswer {
  const speeds = speedsOf(catalog);
  const { need } = asked;
  const own = catalog.machines.filter(({ accelerator }) => accelerator === gpu.id);
  const offers = soldOffers(own, asked.filter);
  // What nobody rents can still be asked about: as in machines of eight.
  const most = Math.max(8, ...own.map(({ gpus }) => gpus));
  const found = need.precisions.map((precision) =>
    servingOptions(need, gpu, precision, most, speeds),
  );
  const within = found.flatMap(({ options }) => options);
  const [nearest] = found.map(({ nearest: why }) => why);
  const { tail: _, ...unlimited } = { ...need, limits: {} };
  const deployed = ranked(within, offers.filter(paidAs(asked)), asked);
  const anyway =
    within.length > 0
      ? within
      : need.precisions.flatMap(
          (precision) => servingOptions(unlimited, gpu, precision, most, speeds).options,
        );
  const shown = deployed[0] ?? anyway.toSorted(byGpuSpeed)[0];
  const costs =
    shown === undefined || within.length === 0
      ? []
      : waysToPay(offers).flatMap((those) => ranked([shown], those, asked).slice(0, 1));
  return {
    kind: "part",
    gpu,
    ...(shown === undefined ? {} : { shown }),
    ...(shown === undefined && nearest !== undefined ? { whyNot: nearest } : {}),
    ...(shown !== undefined && within.length === 0 && nearest !== undefined
      ? { tooSlow: nearest }
      : {}),
    rows: shown === undefined ? [] : rowsOf(shown, asked, speeds),
    costs,
    options: deployed.length > 0 ? eachReplica(deployed) : within.toSorted(byGpuSpeed),
  };
}

/** Answers among all parts of the catalog. */
export function rankingAnswer(catalog: Catalog, asked: AskedCapacity): RankingAnswer {
  const { need } = asked;
  const speeds = speedsOf(catalog);
  const machines = soldOffers(catalog.machines, asked.filter).filter(paidAs(asked));
  const facts = { accelerators: [...catalog.accelerators.values()], machines, ...speeds };
  const { deployments, unfit } = rankDeployments(facts, need);
  const cheapestFirst = asked.all
    ? deployments
    : firstOfEach(deployments, ({ replica }) => `${replica.gpu.id} ${replica.precision}`);
  const best = [
    ...cheapestFirst.filter(measured),
    ...cheapestFirst.filter((one) => !measured(one)),
  ];
  const [format] = need.precisions;
  const next =
    format === need.model.precision && need.precisions.length === 1
      ? nextNarrower[format]
      : undefined;
  const others = next === undefined ? [] : [next];
  const { deployments: squeezed } = rankDeployments(facts, { ...need, precisions: others });
  const cheaper = squeezed.find(measured);
  const cheapest = best.find(measured);
  return {
    kind: "ranking",
    best,
    unfit,
    ...(cheaper !== undefined && (cheapest === undefined || costOf(cheaper) < costOf(cheapest))
      ? { narrower: cheaper }
      : {}),
  };
}

/** The next format in which weights are usually held instead; of four bits there is none. */
const nextNarrower: Readonly<Partial<Record<Precision, Precision>>> = {
  bf16: "fp8",
  fp16: "fp8",
  fp8: "fp4",
  int8: "int4",
};

/** Whether measurements stand behind a deployment: none of them is of a replica over several machines. */
export const measured = (option: ServingOption | Deployment<SoldOffer>): boolean =>
  option.speed.basis !== "uncalibrated" &&
  option.replica.gpu.uncalibrated === undefined &&
  !spansMachines(option);

/** Whether a replica takes several machines: more than its machine has, or than 8 where none is sold. */
export const spansMachines = (option: ServingOption | Deployment<SoldOffer>): boolean =>
  option.replica.gpus > ("machine" in option ? option.machine.gpus : 8);

const costOf = ({ fleet }: Deployment): number => fleet.usdPerMillionTokens.likely;

/** The calibrated predictor and the times of a queue. */
const speedsOf = ({ calibration }: Catalog): Speeds => ({
  predict: (replica, request, load) => predictServing(calibration, replica, request, load),
  times: (replica, request) => replicaTimes(calibration, replica, request),
  enginesOf: (gpu) => enginesFor(calibration, gpu),
});

const paidAs =
  ({ purchase }: AskedCapacity) =>
  (offer: SoldOffer): boolean =>
    offer.purchase === purchase;

/** Offers by way of paying and term, on demand first. */
function waysToPay(offers: readonly SoldOffer[]): (readonly SoldOffer[])[] {
  const order = ["on-demand", "committed", "spot"];
  return [...Map.groupBy(offers, ({ purchase, termMonths = 0 }) => `${purchase} ${termMonths}`)]
    .toSorted(([, [a]], [, [b]]) =>
      a === undefined || b === undefined
        ? 0
        : order.indexOf(a.purchase) - order.indexOf(b.purchase) ||
          (a.termMonths ?? 0) - (b.termMonths ?? 0),
    )
    .map(([, those]) => those);
}

/** Options in the machines that hold them, the cheapest first. */
function ranked(
  options: readonly ServingOption[],
  offers: readonly SoldOffer[],
  { need }: AskedCapacity,
): Deployment<SoldOffer>[] {
  return options
    .flatMap((option) =>
      offers
        .filter((machine) => holdsReplica(machine, option))
        .map((machine) => ({
          ...option,
          machine,
          fleet: fleetOf(machine, {
            requestsPerS: option.rate,
            gpusPerReplica: option.replica.gpus,
            request: need.request,
            load: plannedLoad(need),
            cautious: need.cautious ?? false,
          }),
        })),
    )
    .toSorted((a, b) => costOf(a) - costOf(b) || b.fleet.requestsPerS - a.fleet.requestsPerS);
}

const eachReplica = (deployments: readonly Deployment<SoldOffer>[]): Deployment<SoldOffer>[] =>
  firstOfEach(deployments, ({ replica, layout }) =>
    JSON.stringify([replica.precision, replica.engine, layout]),
  );

function firstOfEach<Value>(values: readonly Value[], key: (value: Value) => string): Value[] {
  const seen = new Set<string>();
  return values.filter((value) => {
    const own = key(value);
    if (seen.has(own)) return false;
    seen.add(own);
    return true;
  });
}

const byGpuSpeed = (a: ServingOption, b: ServingOption): number =>
  b.speed.outputTokensPerSPerGpu.likely - a.speed.outputTokensPerSPerGpu.likely;

/** 1, 2, 4 … requests at once up to the most that fit, and the best within the limits. */
function rowsOf(shown: ServingOption, { need }: AskedCapacity, { predict }: Speeds): TableRow[] {
  const most = Math.min(shown.memory.sequences, need.maxSequences);
  const counts = new Set([...concurrencies(most), shown.concurrency]);
  return [...counts]
    .sort((a, b) => a - b)
    .flatMap((concurrency) => {
      const load = { concurrency, maxSequences: need.maxSequences, steady: true };
      const speed = predict(shown.replica, need.request, load);
      return speed === undefined ? [] : [{ concurrency, speed }];
    });
}
