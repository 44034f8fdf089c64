import type { LatencyPercentiles, TraceFleet, TraceReplay } from "@outlay/capacity";
import type { Instant } from "@outlay/pricing";
import { grouped, percent, roughNumber, roughUsd } from "@outlay/words";
import type { Io } from "../../io.ts";
import { table } from "../../output/table.ts";
import { heading, wholeWords } from "../estimate/whole-words.ts";
import type { AskedCapacity } from "./asked-capacity.ts";
import { basisText } from "./basis-text.ts";
import { replicaWords } from "./replica-words.ts";
import { secondsText } from "./span-text.ts";
import type { NoTraceAnswer, TraceAnswer } from "./trace-answer.ts";
import type { AskedTrace } from "./trace-asked.ts";
import { traceCostText } from "./trace-cost-text.ts";
import { whyNotWords } from "./why-not-words.ts";

/** A fleet for a trace, in the width of the screen. */
export function traceText(
  answer: TraceAnswer,
  asked: AskedCapacity,
  trace: AskedTrace,
  now: Instant,
  io: Io,
): string {
  const { option, plan, replicas } = answer;
  const words = (text: string): string => wholeWords(text, io.width, 0, 2);
  const { replica, layout } = option;
  const each = `${asked.model.name} in ${replica.precision} on ${replicaWords(replica, layout)}`;
  return [
    [
      heading(`${grouped(replicas)} × ${each}`, io.colour, io.width),
      words(`${limitsText(trace)}; ${routingWords[trace.routing]}.`),
      words(rangeText(answer)),
    ].join("\n"),
    [heading("The trace", io.colour, io.width), words(statisticsText(answer, trace))].join("\n"),
    [
      heading("Latency", io.colour, io.width),
      latencyTable(answer, trace, io),
      words(
        `By formula: occupancy at the rates that occur. Replayed: the trace itself through simulated replicas. In use: the mean load, of what replicas could do if they were always full.`,
      ),
    ].join("\n"),
    traceCostText(answer, now, io),
    ...followingText(answer, io),
    words(basisText(option)),
    ...(plan.refused === 0
      ? []
      : [
          words(`${grouped(plan.refused)} requests are longer than the memory of a replica holds.`),
        ]),
  ].join("\n\n");
}

/** A fleet that follows the load, where it was asked for. */
function followingText({ following, cost }: TraceAnswer, io: Io): string[] {
  if (following === undefined) return [];
  const title = heading("Following the load", io.colour, io.width);
  const { fleet } = following;
  if (fleet === undefined) {
    const none = "By formula no number of replicas keeps the limits in each five minutes.";
    return [[title, wholeWords(none, io.width, 0, 2)].join("\n")];
  }
  const { replicas, startS, margin, replicaHours, fixedReplicaHours, usdPerRequest } = fleet;
  const least = replicas.reduce((a, b) => Math.min(a, b), Number.POSITIVE_INFINITY);
  const most = replicas.reduce((a, b) => Math.max(a, b), 0);
  const count = least === most ? grouped(most) : `${grouped(least)} to ${grouped(most)}`;
  const usd =
    usdPerRequest === undefined || cost === undefined
      ? ""
      : `, ${roughUsd(usdPerRequest * 1000)} for 1,000 requests instead of ${roughUsd(cost.usdPerRequest * 1000)}`;
  const more =
    margin > 1 ? `, ${roughNumber(margin)} times that as the whole trace takes it replayed` : "";
  const text = `${count} replicas, five minutes at a time: ${roughNumber(replicaHours)} replica hours instead of ${roughNumber(fixedReplicaHours)}${usd}. By formula for the requests of each five minutes${more}; not replayed. Replicas start ${secondsText(startS)} ahead (--startup) and are paid from then on. That takes a timetable that knows the load; what only follows it is late by a start.`;
  return [[title, wholeWords(text, io.width, 0, 2)].join("\n")];
}

/** Why no fleet serves a trace, in a sentence. */
export function noTraceWords(why: NoTraceAnswer, trace: AskedTrace): string {
  switch (why.code) {
    case "no-replica":
      return `no replica serves requests of the trace's mean length: ${whyNotWords(why.why)}.`;
    case "does-not-fit":
      return "the requests of the trace are longer than the memory of a replica holds: try --count, or a narrower --precision.";
    case "target-out-of-reach":
      return `no number of replicas keeps ${limitsText(trace)}: a replica alone is too slow for its longest prompts. Try more GPUs a replica (--count), or a looser limit.`;
  }
}

const routingWords = {
  "least-loaded": "each request goes to the replica with the fewest",
  random: "each request goes to any replica, as chance has it",
} as const;

function limitsText({ need }: AskedTrace): string {
  const { ttftS, tpotS, percentile } = need.target;
  const limits = [
    ...(ttftS === undefined ? [] : [`a first token within ${secondsText(ttftS)}`]),
    ...(tpotS === undefined ? [] : [`a token each ${secondsText(tpotS)}`]),
  ];
  return `${percentile} of 100 requests have ${limits.join(" and ")}`;
}

function rangeText({ plan, replicasAtBest, replicasAtWorst, replicas }: TraceAnswer): string {
  const { formula, fewest } = plan;
  const spare = fewest.replicas - fewest.serving;
  const by =
    formula === undefined
      ? "By formula no number keeps the limits; replayed,"
      : `By formula ${grouped(formula.serving)}; replayed,`;
  const range =
    replicasAtBest === undefined && replicasAtWorst === undefined
      ? ""
      : ` If the prediction of the speed is off by what nine of ten are at most, the formula takes ${replicasAtBest === undefined ? "?" : grouped(replicasAtBest)} to ${replicasAtWorst === undefined ? "more than any number" : grouped(replicasAtWorst)}.`;
  const spared = spare === 0 ? "" : `, and ${grouped(spare)} spare`;
  return `${by} ${grouped(fewest.serving)} are enough; ${grouped(replicas)} are planned${spared}.${range}`;
}

function statisticsText({ plan }: TraceAnswer, { file, scale, withoutOutput }: AskedTrace): string {
  const { requests, durationS, meanPerS, peakPerS, prompt, output } = plan.statistics;
  const scaled = scale === 1 ? "" : `, ${roughNumber(scale)} times as fast (--scale)`;
  const left =
    withoutOutput === 0 ? "" : ` ${grouped(withoutOutput)} rows without an answer are left out.`;
  return `${file}${scaled}: ${grouped(requests)} requests in ${roughNumber(durationS / 60)} minutes, ${roughNumber(meanPerS)} a second, ${roughNumber(peakPerS)} in the busiest five minutes. Arrivals vary ${roughNumber(plan.burstiness)} times as much as at random within ${roughNumber(plan.windowS)} s. Prompts have ${grouped(Math.round(prompt.mean))} tokens (99 of 100 at most ${grouped(prompt.p99)}), answers ${grouped(Math.round(output.mean))} (${grouped(output.p99)}).${left}`;
}

function latencyTable({ plan }: TraceAnswer, { need }: AskedTrace, io: Io): string {
  const right = (header: string) => ({ header, align: "right" as const });
  const { percentile } = need.target;
  const extra = [50, 95, 99].includes(percentile) ? [] : [percentile];
  const shown = (latency: LatencyPercentiles): string =>
    [latency.p50, latency.p95, latency.p99, ...extra.map(() => latency.target)]
      .map((seconds) => (Number.isFinite(seconds) ? secondsText(seconds) : "-"))
      .join("  ");
  const row = (name: string, fleet: TraceFleet | TraceReplay): string[] => [
    name,
    grouped(fleet.serving),
    percent(fleet.utilisation),
    shown(fleet.ttftS),
    shown(fleet.tpotS),
  ];
  const { formula, planned, fewest } = plan;
  const of = [50, 95, 99, ...extra].join(", ");
  return table(
    [
      { header: "" },
      right("serving"),
      right("in use"),
      right(`first token of\n${of} %`),
      right(`next tokens of\n${of} %`),
    ],
    [
      ...(formula === undefined ? [] : [row("formula", formula)]),
      ...(planned === undefined || planned.serving === fewest.serving
        ? []
        : [row("replayed", planned)]),
      row("replayed", fewest),
    ],
    { width: io.width, colour: io.colour },
  );
}
