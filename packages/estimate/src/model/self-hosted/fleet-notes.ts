import { quantile } from "../../distribution/index.ts";
import type { Plan } from "../../plan/index.ts";
import { latencyTarget } from "../feasibility/latency-target.ts";
import type { EstimateNote } from "../sheet/note.ts";
import type { CallNeed } from "./call-need.ts";
import type { Fleet } from "./choose-fleet.ts";
import type { Site } from "./hosting-terms.ts";
import { leastShare } from "./planned-share.ts";
import { speedError } from "./serving-speed.ts";

/** A cheaper fleet on another accelerator is worth a word below this share of the rent. */
const muchCheaper = 0.8;

/** What the peak is planned for. */
export interface Planning {
  readonly plan: Plan;
  readonly need: CallNeed;
  /** How many times as long as the plan asks an answer may take; above 1 where no fleet keeps what is asked. */
  readonly longer: number;
  /** The plan states the share of the speed (`hosting.utilisation_ceiling`). */
  readonly stated: boolean;
}

/**
 * What a reader must know of the machines: which were considered, why these, and what they cannot do.
 *
 * @param fleets those the plan allows, the one taken first; at least one
 * @param elsewhere those on other accelerators than the plan names, cheapest first
 */
export function fleetNotes(
  fleets: readonly Fleet[],
  elsewhere: readonly Fleet[],
  planning: Planning,
  site: Site = "cloud",
): EstimateNote[] {
  const [taken, ...others] = fleets;
  if (taken === undefined) throw new Error("no fleet");
  const notes: EstimateNote[] = [];
  const note = (code: EstimateNote["code"], text: string): void => {
    notes.push({ code, path: taken.serving.path, text });
  };
  const chosen = elsewhere.length === 0 ? gpuNote(taken) : "";
  note("machine-choice", `${choiceText(taken, others, planning, site)}${chosen}`);
  note("machine-choice", speedText(taken, planning));
  const { need, longer } = planning;
  if (longer > 1) note("too-slow", nearestText(planning, elsewhere));
  if (!taken.keepsTimes && taken.late === 0) {
    note(
      "too-slow",
      `${fleetText(taken)} does not keep ${timesText(need)} for ${need.percentile} of 100 calls, or only below ${percent(leastShare)} of its speed; its busiest hour is planned for ${percent(taken.ceiling)} of it (hosting.utilisation_ceiling).`,
    );
  }
  const { replica } = taken.serving;
  if (!taken.keepsPace) {
    note(
      "too-slow",
      `${fleetText(taken)} cannot keep the pace asked for, not even for one call at a time: answers appear more slowly.`,
    );
  }
  const { gpu } = replica;
  if (gpu.uncalibrated !== undefined) {
    note(
      "machine-choice",
      `${gpu.name} is taken because the plan names it; its speed, and so its number and cost, is a first guess only: ${gpu.uncalibrated}.`,
    );
  }
  const [best] = elsewhere;
  // What keeps what is asked keeps the longer times too; one that does not is planned in another way.
  if (best?.keepsPace && keepsTimes(best) && best.usd < taken.usd * muchCheaper && longer === 1) {
    note(
      "machine-choice",
      `On another accelerator it would cost less: ${fleetText(best)} is ${roughUsd(best.usd)}, against ${roughUsd(taken.usd)}. Leave out paths.${taken.serving.path}.accelerator to have the cheapest taken.${gpuNote(best)}`,
    );
  }
  return notes;
}

/** What one copy of the model does, on which basis, and what of it the peak is planned for. */
function speedText(fleet: Fleet, { need, stated }: Planning): string {
  const { serving, ceiling } = fleet;
  const { replica, speed, tokensPerS, measured } = serving;
  const { precision, engine, gpus, gpu } = replica;
  const error = speedError(speed);
  const end = (share: number): string =>
    grouped((tokensPerS * quantile(error, share)) / quantile(error, 0.5));
  const copy = `A copy of ${replica.model.name} in ${precision}${engine === undefined ? "" : ` with ${engine}`} on ${gpus} × ${gpu.name}`;
  const basis =
    measured === undefined
      ? `predicted: nine times in ten between ${end(0.05)} and ${end(0.95)} (${speed.why})`
      : "as the plan says it was measured";
  const why = stated
    ? ", as the plan says (hosting.utilisation_ceiling)"
    : fleet.keepsTimes
      ? `, so that ${need.percentile} of 100 calls get ${timesText(need)}`
      : "";
  return `${copy} writes ${grouped(tokensPerS)} tokens a second, ${basis}. The busiest hour is planned for ${percent(ceiling)} of that${why}.`;
}

/** `a token every 54 ms, the first within 2 s` */
const timesText = ({ tpotS, ttftS }: CallNeed): string =>
  `a token every ${twoDigitFactor(tpotS * 1000)} ms${ttftS === undefined ? "" : `, the first within ${twoDigitFactor(ttftS)} s`}`;

/** That no fleet keeps the times of the plan, and which times the machines are planned for. */
function nearestText({ plan, need, longer }: Planning, elsewhere: readonly Fleet[]): string {
  const target = latencyTarget(plan);
  const times = (factor: number): string =>
    [
      { what: "first word", seconds: target?.firstToken },
      { what: "whole answer", seconds: target?.wholeAnswer },
    ]
      .flatMap(({ what, seconds }) =>
        seconds === undefined ? [] : [`the ${what} within ${upText(seconds * factor)}`],
      )
      .join(" and ");
  const only = elsewhere.length === 0 ? "No machine" : "No machine with this accelerator";
  const [best] = elsewhere;
  const other =
    best !== undefined && keepsTimes(best)
      ? ` On another accelerator what is asked is kept: ${fleetText(best)}, ${roughUsd(best.usd)}.`
      : "";
  return `${only} keeps ${times(1)} for ${need.percentile} of 100 calls, or only below ${percent(leastShare)} of its speed. The nearest that one keeps is ${times(longer)}: the machines are planned for that.${other}`;
}

/** Seconds, rounded up to three digits: what is named is kept. */
function upText(seconds: number): string {
  let step = 0.001;
  while (seconds > 1000 * step) step *= 10;
  return `${Number((Math.ceil(seconds / step - 1e-6) * step).toPrecision(6))} s`;
}

const keepsTimes = ({ keepsTimes: kept, keepsPace, late }: Fleet): boolean =>
  kept && keepsPace && late === 0;

const percent = (share: number): string => `${Number((share * 100).toPrecision(2))} %`;
const twoDigitFactor = (value: number): string => String(Number(value.toPrecision(2)));
const grouped = (count: number): string =>
  String(Number(count.toPrecision(2))).replace(/\B(?=(\d{3})+(?!\d))/g, ",");

/**
 * What the taken fleet's being late leaves to say: that no other is quicker, and whether another
 * accelerator would be in time. Nothing where it is in time.
 */
export function lateReasons(fleets: readonly Fleet[], elsewhere: readonly Fleet[]): string[] {
  const [taken] = fleets;
  if (taken === undefined || fleets.some(({ late }) => late === 0)) return [];
  const quickest = fleets.reduce((least, each) => (each.late < least.late ? each : least));
  const { path, replica } = quickest.serving;
  const only = elsewhere.length === 0 ? "" : ` with paths.${path}.accelerator: ${replica.gpu.id}`;
  const [best] = elsewhere;
  return [
    `No machine of the catalog${only} comes nearer to these times than ${replica.gpus} × ${replica.gpu.name}.`,
    ...(best !== undefined && keepsTimes(best)
      ? [
          `On another accelerator answers can be in time: ${fleetText(best)}, ${roughUsd(best.usd)} over the horizon against ${roughUsd(taken.usd)}. Leave out paths.${path}.accelerator.`,
        ]
      : []),
  ];
}

/** How machines are had, and what the money of a fleet is made of. */
const siteWords: Readonly<Record<Site, { readonly had: string; readonly money: string }>> = {
  cloud: { had: "Rented", money: "rent" },
  owned: { had: "Bought", money: "hardware, power and upkeep" },
  hybrid: { had: "Bought in part, the rest rented", money: "hardware, power, upkeep and rent" },
};

function choiceText(
  taken: Fleet,
  others: readonly Fleet[],
  { longer, stated }: Planning,
  site: Site,
): string {
  const { had, money } = siteWords[site];
  const cost = `${roughUsd(taken.usd)} of ${money} over the horizon at middle values`;
  const rentedLast = taken.machinesLast * taken.serving.machine.gpus;
  const use = `GPUs at work in the busiest hour of the last month: ${oneDigit(taken.busyGpusLast)} of ${rentedLast}.`;
  if (others.length === 0) {
    return `${had}: ${fleetText(taken)}, ${cost}. No other size is sold. ${use} Prices were checked ${checkedOn(taken, site)}.`;
  }
  // Of times longer than asked: whether a fleet is late for what is asked is another matter.
  const fit = (each: Fleet): boolean =>
    each.keepsPace && each.keepsTimes && (longer > 1 || each.late === 0);
  const checked = `Prices were checked ${checkedOn(taken, site)}.`;
  const all = others.length + 1;
  if (!fit(taken)) {
    const best = taken.late > 0 ? "the quickest" : "the cheapest of those that come nearest";
    return `${had}: ${fleetText(taken)}, ${cost}: ${best} of ${all} fleets, none of which keeps the times asked for. ${use} ${checked}`;
  }
  const unfit = others.filter((each) => !fit(each)).length;
  const sizes = new Set([taken.serving.machine.id]);
  // The best of each size; the others differ in how many GPUs work together.
  const inTime = others.filter((each) => {
    const { id } = each.serving.machine;
    if (!fit(each) || !each.exact || sizes.has(id)) return false;
    sizes.add(id);
    return true;
  });
  const next = inTime.slice(0, 3).map((each) => `${fleetText(each)} ${roughUsd(each.usd)}`);
  const spare =
    longer === 1 ? "machines to spare as asked" : "machines to spare, in longer times than asked";
  const of =
    all - unfit === 1
      ? `the only fleet that serves the peak with ${spare}`
      : `the cheapest of ${all - unfit} fleets that serve the peak with ${spare}`;
  return [
    `${had}: ${fleetText(taken)}, ${cost}: ${of}.`,
    ...(next.length === 0 ? [] : [`Next: ${next.join("; ")}.`]),
    use,
    checked,
    ...(unfit === 0
      ? []
      : [
          stated
            ? `${unfit} more would be too slow for what is asked.`
            : `${unfit} more would be too slow, or keep these times below ${percent(leastShare)} of their speed only.`,
        ]),
  ].join(" ");
}

/** What the catalog says of an accelerator that the plan did not name. */
const gpuNote = ({ serving: { replica } }: Fleet): string =>
  replica.gpu.note === undefined
    ? ""
    : ` Of ${replica.gpu.name} the catalog says: ${replica.gpu.note}.`;

/** The day on which the prices of the fleet were checked, or the first and the last such day. */
const checkedOn = ({ serving: { machine, replica } }: Fleet, site: Site): string => {
  const bought = site === "cloud" ? undefined : replica.gpu.purchasePrice?.checked;
  const days = [
    ...(site === "owned"
      ? []
      : machine.offers.flatMap((one) => one.offers.map(({ checked }) => checked))),
    ...(bought === undefined ? [] : [bought]),
  ].sort();
  const [first = replica.gpu.checked] = days;
  const last = days.at(-1) ?? first;
  return first === last ? `on ${first}` : `between ${first} and ${last}`;
};

const oneDigit = (value: number): string => String(Math.round(value * 10) / 10);

/** `3, then 5 × l40s-x1`, and how many GPUs serve together where it is more than one. */
function fleetText({ serving, machinesFirst, machinesLast }: Fleet): string {
  const count =
    machinesFirst === machinesLast ? `${machinesFirst}` : `${machinesFirst}, then ${machinesLast}`;
  const { gpus } = serving.replica;
  return `${count} × ${serving.machine.id}${gpus === 1 ? "" : ` (${gpus} GPUs a replica)`}`;
}

/** Two significant digits: `$260K`. */
export function roughUsd(usd: number): string {
  for (const [size, letter] of [
    [1e9, "B"],
    [1e6, "M"],
    [1e3, "K"],
  ] as const) {
    if (usd >= size * 0.995) {
      const scaled = usd / size;
      return `$${scaled < 9.95 ? scaled.toFixed(1) : twoDigits(scaled)}${letter}`;
    }
  }
  return `$${twoDigits(usd)}`;
}

function twoDigits(value: number): string {
  const step = value >= 99.5 ? 10 : 1;
  return String(Math.round(value / step) * step);
}
