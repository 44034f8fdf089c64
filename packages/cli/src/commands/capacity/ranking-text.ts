import type { Deployment, Unfit } from "@outlay/capacity";
import { at as dayAt, type Instant, isOld } from "@outlay/pricing";
import { grouped, percent, roughNumber, roughUsd } from "@outlay/words";
import type { Io } from "../../io.ts";
import { type Column, table } from "../../output/table.ts";
import { heading, wholeWords } from "../estimate/whole-words.ts";
import type { AskedCapacity } from "./asked-capacity.ts";
import { askedWords, guessWords } from "./asked-words.ts";
import { measured, type RankingAnswer } from "./capacity-answer.ts";
import { costNotes } from "./cost-notes.ts";
import { shortReplica } from "./replica-words.ts";
import type { SoldOffer } from "./sold-offers.ts";
import { countText, secondsText, usdText } from "./span-text.ts";
import { whyNotWords } from "./why-not-words.ts";

/** What serves a model, the cheapest first, and why the others do not, in the width of the screen. */
export function rankingText(
  answer: RankingAnswer,
  asked: AskedCapacity,
  now: Instant,
  io: Io,
): string {
  const { model, purchase } = asked;
  const words = (text: string): string => wholeWords(text, io.width, 0, 2);
  const { requests, load, limits, where } = askedWords(asked);
  const guess = guessWords(asked);
  const known = answer.best.filter(measured);
  const others = answer.best.filter((one) => !measured(one));
  return [
    [
      heading(`What serves ${model.name}: ${requests}`, io.colour, io.width),
      ...(guess === undefined ? [] : [words(guess)]),
      words(`Load: ${load}.`),
      words(`Limits: ${limits}.`),
      words(
        `Machines ${purchase.replace("-", " ")} ${where}, the cheapest of each part; weights in ${asked.need.precisions.join(", ")}.`,
      ),
    ].join("\n"),
    known.length === 0
      ? words("Nothing that was measured serves this.")
      : rankingTable(known, asked, now, io),
    ...(others.length === 0
      ? []
      : [
          [
            heading("Uncalibrated: no measurement stands behind these", io.colour, io.width),
            rankingTable(others, asked, now, io),
          ].join("\n"),
        ]),
    ...(answer.best.length === 0 ? [] : [costNotes(answer.best, now).map(words).join("\n")]),
    ...(answer.narrower === undefined ? [] : [words(narrowerText(answer.narrower, asked))]),
    ...(answer.unfit.length === 0
      ? []
      : [
          [
            heading("Do not serve it", io.colour, io.width),
            ...reasons(answer.unfit).map((line) => words(line)),
          ].join("\n"),
        ]),
    ...(answer.best.length === 0
      ? []
      : [words(`Each in detail: outlay capacity ${model.id} --gpu ${exampleGpu(answer)} …`)]),
  ].join("\n\n");
}

const exampleGpu = ({ best }: RankingAnswer): string =>
  (best.find(measured) ?? best[0])?.replica.gpu.id ?? "h100";

function rankingTable(
  rows: readonly Deployment<SoldOffer>[],
  { need }: AskedCapacity,
  now: Instant,
  io: Io,
): string {
  const loaded = need.load !== undefined;
  const right = (header: string): Column => ({ header, align: "right" });
  const columns = [
    ...(loaded ? [right("replicas"), right("used")] : [right("at once"), right("tokens a second")]),
    right("first token"),
    right("next tokens"),
    ...(loaded ? [right("a month")] : []),
    right("1M tokens out"),
  ];
  const figures = rows.map(({ fleet, concurrency, speed, tail }) => [
    ...(loaded
      ? [countText(fleet.replicas), percent(fleet.peakUtilisation)]
      : [grouped(concurrency), roughNumber(speed.outputTokensPerS.likely)]),
    secondsText(tail?.ttftS ?? speed.ttftS.likely),
    secondsText(tail === undefined || Number.isNaN(tail.tpotS) ? speed.tpotS.likely : tail.tpotS),
    ...(loaded ? [roughUsd(fleet.usdPerMonth.likely)] : []),
    usdText(fleet.usdPerMillionOutput),
  ]);
  const set = table(columns, figures, { width: io.width, colour: io.colour, indent: 4 });
  const [header = "", ...lines] = set.split("\n");
  return [
    header,
    ...rows.flatMap((row, at) => [
      wholeWords(nameText(row, loaded, now), io.width, 0, 2),
      lines[at] ?? "",
    ]),
  ].join("\n");
}

function nameText(
  { replica, layout, machine, fleet }: Deployment<SoldOffer>,
  loaded: boolean,
  now: Instant,
): string {
  const machines = loaded ? `${grouped(fleet.machines.likely)} × ` : "";
  const old = isOld(dayAt(machine.checked), now) ? " !" : "";
  return `${shortReplica(replica, layout)}: ${machines}${machine.id}, seen ${machine.checked}${old}`;
}

function narrowerText({ replica, fleet }: Deployment<SoldOffer>, { need }: AskedCapacity): string {
  const usd =
    need.load === undefined
      ? `${roughUsd(fleet.usdPerMillionOutput.likely)} for 1M tokens out`
      : `${roughUsd(fleet.usdPerMonth.likely)} a month`;
  return `With weights in ${replica.precision} it would be ${usd}, on ${replica.gpu.name} (--precision ${replica.precision}). Narrower weights answer a little worse: measure it on a golden set.`;
}

/** One line for each reason, with the parts it is true of. */
function reasons(unfit: readonly Unfit[]): string[] {
  const several = new Set(unfit.map(({ precision }) => precision)).size > 1;
  return [...Map.groupBy(unfit, ({ why }) => whyNotWords(why))].map(
    ([why, those]) =>
      `${those.map(({ gpu, precision }) => (several ? `${gpu} ${precision}` : gpu)).join(", ")}: ${why}.`,
  );
}
