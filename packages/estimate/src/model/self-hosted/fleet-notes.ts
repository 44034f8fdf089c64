import type { EstimateNote } from "../sheet/note.ts";
import type { CallNeed } from "./call-need.ts";
import type { Fleet } from "./choose-fleet.ts";
import type { Site } from "./hosting-terms.ts";

/** A cheaper fleet on another accelerator is worth a word below this share of the rent. */
const muchCheaper = 0.8;

/**
 * What a reader must know of the machines: which were considered, why these, and what they cannot do.
 *
 * @param fleets those the plan allows, the one taken first; at least one
 * @param elsewhere those on other accelerators than the plan names, cheapest first
 * @param need what the peak is planned for
 */
export function fleetNotes(
  fleets: readonly Fleet[],
  elsewhere: readonly Fleet[],
  need: CallNeed,
  site: Site = "cloud",
): EstimateNote[] {
  const [taken, ...others] = fleets;
  if (taken === undefined) throw new Error("no fleet");
  const notes: EstimateNote[] = [];
  const note = (code: EstimateNote["code"], text: string): void => {
    notes.push({ code, path: taken.serving.path, text });
  };
  const chosen = elsewhere.length === 0 ? gpuNote(taken) : "";
  note("machine-choice", `${choiceText(taken, others, site)}${chosen}`);
  note("machine-choice", speedText(taken, need));
  if (!taken.keepsTimes && taken.late === 0) {
    note(
      "too-slow",
      `${fleetText(taken)} does not keep these times for ${need.percentile} of 100 calls, however few there are; its busiest hour is planned for ${percent(taken.ceiling)} of its speed (hosting.utilisation_ceiling).`,
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
  if (best?.keepsPace && best.late <= taken.late && best.usd < taken.usd * muchCheaper) {
    note(
      "machine-choice",
      `On another accelerator it would cost less: ${fleetText(best)} is ${roughUsd(best.usd)}, against ${roughUsd(taken.usd)}. Leave out paths.${taken.serving.path}.accelerator to have the cheapest taken.${gpuNote(best)}`,
    );
  }
  return notes;
}

/** What one copy of the model does, on which basis, and what of it the peak is planned for. */
function speedText({ serving, ceiling }: Fleet, { percentile, tpotS, ttftS }: CallNeed): string {
  const { replica, speed, tokensPerS, measured } = serving;
  const { precision, engine, gpus, gpu } = replica;
  const { low, high } = speed.error.throughput;
  const copy = `A copy of ${replica.model.name} in ${precision}${engine === undefined ? "" : ` with ${engine}`} on ${gpus} × ${gpu.name}`;
  const basis =
    measured === undefined
      ? `predicted; nine in ten measurements lie between ${twoDigitFactor(low)} and ${twoDigitFactor(high)} times what is predicted (${speed.why})`
      : "as the plan says it was measured";
  const first = ttftS === undefined ? "" : `, the first within ${twoDigitFactor(ttftS)} s`;
  return `${copy} writes ${grouped(tokensPerS)} tokens a second, ${basis}. The busiest hour is planned for ${percent(ceiling)} of that, so that ${percentile} of 100 calls get a token every ${twoDigitFactor(tpotS * 1000)} ms${first}.`;
}

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
  if (taken === undefined || taken.late === 0) return [];
  const { path, replica } = taken.serving;
  const only = elsewhere.length === 0 ? "" : ` with paths.${path}.accelerator: ${replica.gpu.id}`;
  const [best] = elsewhere;
  return [
    `No machine of the catalog${only} comes nearer to these times than ${replica.gpus} × ${replica.gpu.name}.`,
    ...(best?.late === 0
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

function choiceText(taken: Fleet, others: readonly Fleet[], site: Site): string {
  const { had, money } = siteWords[site];
  const cost = `${roughUsd(taken.usd)} of ${money} over the horizon at middle values`;
  const rentedLast = taken.machinesLast * taken.serving.machine.gpus;
  const use = `GPUs at work in the busiest hour of the last month: ${oneDigit(taken.busyGpusLast)} of ${rentedLast}.`;
  if (others.length === 0) {
    return `${had}: ${fleetText(taken)}, ${cost}. No other size is sold. ${use} Prices were checked ${checkedOn(taken, site)}.`;
  }
  if (taken.late > 0) {
    return `${had}: ${fleetText(taken)}, ${cost}: the quickest of ${others.length + 1} fleets, none of which answers in time. ${use} Prices were checked ${checkedOn(taken, site)}.`;
  }
  const slower = others.filter(({ keepsPace, late }) => !keepsPace || late > 0).length;
  const sizes = new Set([taken.serving.machine.id]);
  // The best of each size; the others differ in how many GPUs work together.
  const inTime = others.filter(({ keepsPace, late, serving: { machine } }) => {
    if (!keepsPace || late > 0 || sizes.has(machine.id)) return false;
    sizes.add(machine.id);
    return true;
  });
  const next = inTime.slice(0, 3).map((each) => `${fleetText(each)} ${roughUsd(each.usd)}`);
  return [
    `${had}: ${fleetText(taken)}, ${cost}: the cheapest of ${others.length + 1 - slower} fleets that serve the peak with machines to spare as asked.`,
    ...(next.length === 0 ? [] : [`Next: ${next.join("; ")}.`]),
    use,
    `Prices were checked ${checkedOn(taken, site)}.`,
    ...(slower === 0 || !taken.keepsPace
      ? []
      : [`${slower} more would be too slow for what is asked.`]),
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
