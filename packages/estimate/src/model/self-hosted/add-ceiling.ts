import { median, quantile } from "../../distribution/index.ts";
import {
  add,
  clamp,
  div,
  type Expression,
  mul,
  type Origin,
  quantity,
  sub,
} from "../../graph/index.ts";
import type { Plan } from "../../plan/index.ts";
import { defaultRow } from "../sheet/input.ts";
import type { Sheet } from "../sheet/sheet.ts";
import type { CallNeed } from "./call-need.ts";
import { plannedShare, type QueueLoad } from "./planned-share.ts";
import { unkeptRow } from "./serving-demand.ts";
import type { RatedServing } from "./serving-speed.ts";

const row = "usage.burstiness";

/** Nobody plans for a burst in which a replica may do less than this part of what it usually may. */
const leastOfUsual = 0.2;

/** How unevenly calls arrive, at its middle. */
export const centralBurstiness = (sheet: Sheet, { workload }: Plan): number =>
  median(workload.burstiness?.distribution ?? defaultRow(sheet.defaults, row).distribution);

/**
 * Adds `<path>.capacity.ceiling`, the share of a full replica's speed that the peak is planned for: as much
 * as keeps the times asked for, by the formula of the queue. It is worked out for calls that arrive evenly,
 * as is usual, and in bursts (P5, middle and P95 of the input), straight lines between.
 */
export function addCeiling(
  sheet: Sheet,
  plan: Plan,
  serving: RatedServing,
  load: QueueLoad,
): Expression {
  const { path } = serving;
  const stated = plan.workload.burstiness;
  const burstiness = sheet.believe({
    id: "workload.burstiness",
    doc: "How unevenly calls arrive within an hour: variance of the time between two ÷ its mean squared.",
    plan: stated,
    key: "workload.burstiness",
    default: row,
  });
  const { distribution } = stated ?? defaultRow(sheet.defaults, row);
  const at = (u: number): number => quantile(distribution, u);
  const origin: Origin = {
    kind: "derived",
    source: `formula of the queue (packages/capacity): ${needWords(load.need)}`,
  };
  const knot = (id: string, words: string, share: number): Expression =>
    sheet.graph.input({
      id: `${path}.capacity.ceiling.${id}`,
      unit: "share",
      doc: `Share of a full replica's speed at which calls keep their times, where they arrive ${words}.`,
      distribution: { kind: "point", value: share },
      origin,
    });
  const doc =
    "Share of a full replica's speed that the peak is planned for, so that calls keep their times.";
  const [calm, usual, bursty] = [at(0.05), median(distribution), at(0.95)];
  const share = plannedShare(serving, load, usual);
  if (share === 0) return sheet.assume(unkeptRow, doc);
  const middle = knot("usual", `with a burstiness of ${short(usual)}`, share);
  if (calm === bursty) {
    return sheet.step(`${path}.capacity.ceiling`, "share", doc, middle);
  }
  const rise = (from: number, to: number, low: Expression, high: Expression) =>
    from === to
      ? quantity(0, "share")
      : mul(
          clamp(
            div(sub(burstiness, quantity(from, "factor")), quantity(to - from, "factor")),
            quantity(0, "share"),
            quantity(1, "share"),
          ),
          sub(high, low),
        );
  const low = knot(
    "calm",
    `with a burstiness of ${short(calm)}`,
    plannedShare(serving, load, calm),
  );
  const high = knot(
    "bursty",
    `with a burstiness of ${short(bursty)}`,
    Math.max(share * leastOfUsual, plannedShare(serving, load, bursty)),
  );
  return sheet.step(
    `${path}.capacity.ceiling`,
    "share",
    doc,
    add(low, rise(calm, usual, low, middle), rise(usual, bursty, middle, high)),
  );
}

/** `95 of 100 calls with 50 ms between tokens at most, the first within 2 s`. */
const needWords = ({ percentile, tpotS, ttftS, waitS }: CallNeed): string => {
  const first =
    ttftS === undefined
      ? `at most ${short(waitS)} s of waiting before a prompt is read`
      : `the first within ${short(ttftS)} s`;
  return `${percentile} of 100 calls with ${short(tpotS * 1000)} ms between tokens at most, ${first}`;
};

const short = (value: number): string => String(Number(value.toPrecision(2)));
