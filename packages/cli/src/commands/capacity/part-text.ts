import { computesIn, type Deployment, type ServingOption } from "@outlay/capacity";
import { at as dayAt, type Instant, isOld } from "@outlay/pricing";
import { grouped, percent, roughNumber, roughUsd } from "@outlay/words";
import { paidWords } from "../../catalog/entries/machine-entries.ts";
import type { Io } from "../../io.ts";
import { table } from "../../output/table.ts";
import { heading, wholeWords } from "../estimate/whole-words.ts";
import type { AskedCapacity } from "./asked-capacity.ts";
import { askedWords, guessWords } from "./asked-words.ts";
import { basisText } from "./basis-text.ts";
import type { PartAnswer, TableRow } from "./capacity-answer.ts";
import { costNotes } from "./cost-notes.ts";
import { otherWaysText } from "./other-ways-text.ts";
import { replicaWords } from "./replica-words.ts";
import type { SoldOffer } from "./sold-offers.ts";
import { countText, gbText, secondsText, spanText, timeText, usdText } from "./span-text.ts";
import { whyNotWords } from "./why-not-words.ts";

/** What one part does with a model, in the width of the screen. */
export function partText(answer: PartAnswer, asked: AskedCapacity, day: Instant, io: Io): string {
  const { model, need } = asked;
  const { shown, gpu } = answer;
  const words = (text: string): string => wholeWords(text, io.width, 0, 2);
  const [format = model.precision] = need.precisions;
  if (shown === undefined) {
    const why = answer.whyNot === undefined ? "nothing fits" : whyNotWords(answer.whyNot);
    return [
      heading(`${model.name} in ${format} on ${gpu.name}: does not fit`, io.colour, io.width),
      words(`${why[0]?.toUpperCase()}${why.slice(1)}.`),
    ].join("\n");
  }
  const { replica, layout } = shown;
  const title = `${model.name} in ${replica.precision} on ${replicaWords(replica, layout)}`;
  const { requests, limits } = askedWords(asked);
  const guess = guessWords(asked);
  return [
    [
      heading(title, io.colour, io.width),
      words(memoryText(shown, need.maxSequences)),
      ...(guess === undefined ? [] : [words(guess)]),
      ...unpackedText(shown).map(words),
      ...(asked.copies === 1
        ? []
        : [
            words(
              `${asked.copies * replica.gpus} GPUs hold ${asked.copies} such replicas side by side; the figures are of one.`,
            ),
          ]),
    ].join("\n"),
    [
      heading(`Speed of one replica: ${requests}`, io.colour, io.width),
      speedTable(answer.rows, shown, answer.tooSlow === undefined, io),
      words(
        answer.tooSlow === undefined
          ? bestText(shown, asked, limits)
          : `Limits: ${limits}. ${whyNotWords(answer.tooSlow)}.`,
      ),
    ].join("\n"),
    ...(answer.tooSlow === undefined
      ? [costText(answer, asked, day, io), otherWaysText(answer, asked.all, io)].filter(Boolean)
      : []),
    words(basisText(shown)),
  ].join("\n\n");
}

function memoryText({ memory, replica }: ServingOption, maxSequences: number): string {
  const { allBytes, weightBytes, reservedBytes, cacheBytes, bytesPerSequence, sequences } = memory;
  const most = Math.min(sequences, maxSequences);
  const capped =
    sequences > maxSequences ? `, of which the engine runs ${grouped(most)} (--max-batch)` : "";
  const soldGb = replica.gpus * replica.gpu.memoryGb;
  const sold = allBytes > soldGb * 1.02e9 ? ` (sold as ${grouped(soldGb)})` : "";
  return `Fits: ${gbText(weightBytes)} of weights and ${gbText(reservedBytes)} of reserve leave ${gbText(cacheBytes)} of ${gbText(allBytes)}${sold} for the cache; a request takes ${gbText(bytesPerSequence)}, so ${grouped(sequences)} fit at once${capped}.`;
}

function unpackedText({ replica: { gpu, precision } }: ServingOption): string[] {
  if (computesIn(gpu, precision)) return [];
  return [
    `${gpu.name} does not compute in ${precision}: weights are held in it and unpacked to 16 bits.`,
  ];
}

function speedTable(
  rows: readonly TableRow[],
  shown: ServingOption,
  within: boolean,
  io: Io,
): string {
  const several = shown.replica.gpus > 1;
  const best = rows.find(({ concurrency }) => within && concurrency === shown.concurrency);
  const right = (header: string) => ({ header, align: "right" as const });
  return table(
    [
      right("at once"),
      right("tokens a second"),
      ...(several ? [right("a GPU")] : []),
      right("first token"),
      right("next tokens"),
      { header: "" },
    ],
    rows.map((row) => [
      grouped(row.concurrency),
      spanText(row.speed.outputTokensPerS),
      ...(several ? [roughNumber(row.speed.outputTokensPerSPerGpu.likely)] : []),
      timeText(row.speed.ttftS),
      timeText(row.speed.tpotS),
      row === best ? "*" : "",
    ]),
    { width: io.width, colour: io.colour },
  );
}

function bestText(
  { concurrency, rate, holdsSurely, tail }: ServingOption,
  { need }: AskedCapacity,
  limits: string,
): string {
  const none = need.limits.ttftS === undefined && need.limits.tpotS === undefined;
  const sure =
    none || holdsSurely
      ? ""
      : " At the slow end of the interval they do not hold: --cautious plans by it.";
  const most =
    need.tail === undefined
      ? `* most within the limits: ${grouped(concurrency)} at once, ${spanText(rate)} requests a second.`
      : `Most within the limits: ${spanText(rate)} requests a second that come at random; about ${grouped(concurrency)} are in the replica then (*).${tail === undefined ? "" : ` Of 100 requests ${need.tail.percentile} have their first token within ${secondsText(tail.ttftS)}${Number.isNaN(tail.tpotS) ? "" : ` and the next each within ${secondsText(tail.tpotS)}`}.`}`;
  return `${most} Limits: ${limits}.${sure}`;
}

function costText({ costs, gpu }: PartAnswer, asked: AskedCapacity, now: Instant, io: Io): string {
  const { load, where } = askedWords(asked);
  const title = heading("Cost", io.colour, io.width);
  const [first] = costs;
  if (first === undefined) {
    const none = `No machine with ${gpu.name} that holds the replica is sold ${where} in the catalog: no cost.`;
    return [title, wholeWords(none, io.width, 0, 2)].join("\n");
  }
  return [
    title,
    wholeWords(`Load: ${load}.`, io.width, 0, 2),
    ...(asked.need.load === undefined ? [] : [wholeWords(fleetText(first), io.width, 0, 2)]),
    costTable(costs, now, io),
    ...costNotes(costs, now, true).map((note) => wholeWords(note, io.width, 0, 2)),
  ].join("\n");
}

function fleetText({ fleet, replica }: Deployment): string {
  const { replicas, peakUtilisation, meanUtilisation } = fleet;
  const each = replica.gpus === 1 ? "1 GPU" : `${replica.gpus} GPUs`;
  const one = replicas.likely === 1 && replicas.high === 1;
  return `${countText(replicas)} ${one ? "replica" : "replicas"} of ${each}; of what the machines could do, ${percent(peakUtilisation)} is used in the busiest hour and ${percent(meanUtilisation)} on average.`;
}

/** One row for each way of paying, with its seller and day. */
function costTable(costs: readonly Deployment<SoldOffer>[], now: Instant, io: Io): string {
  const right = (header: string) => ({ header, align: "right" as const });
  return table(
    [
      { header: "paid" },
      { header: "machines", wraps: true },
      right("an hour"),
      right("a month"),
      right("1M tokens out\n90 % interval"),
      { header: "seen" },
    ],
    costs.map(({ machine, fleet }) => [
      paidWords(machine),
      `${machine.id}\n${countText(fleet.machines)} of them${machine.region === undefined ? "" : `, ${machine.region}`}`,
      roughUsd(fleet.usdPerHour.likely),
      roughUsd(fleet.usdPerMonth.likely),
      usdText(fleet.usdPerMillionOutput).replace(" ", "\n"),
      `${machine.checked}${isOld(dayAt(machine.checked), now) ? " !" : ""}`,
    ]),
    { width: io.width, colour: io.colour },
  );
}
