import { grouped, roughNumber } from "@outlay/words";
import type { Io } from "../../io.ts";
import { type Column, table } from "../../output/table.ts";
import { heading } from "../estimate/whole-words.ts";
import type { PartAnswer } from "./capacity-answer.ts";
import { shortReplica } from "./replica-words.ts";
import { secondsText, usdText } from "./span-text.ts";

/** Rows when not all are asked for. */
const few = 5;

/** Other sizes, engines and layouts of the same part that keep the limits; empty where there are none. */
export function otherWaysText({ options }: PartAnswer, all: boolean, io: Io): string {
  const others = options.slice(1);
  if (others.length === 0) return "";
  const shown = all ? others : others.slice(0, few);
  const right = (header: string): Column => ({ header, align: "right" });
  const priced = shown.some((each) => "machine" in each);
  const set = table(
    [
      { header: "replica", wraps: true },
      right("at once"),
      right("tokens/s a GPU"),
      right("first"),
      right("next"),
      ...(priced ? [right("1M tokens out")] : []),
    ],
    shown.map((each) => [
      shortReplica(each.replica, each.layout),
      grouped(each.concurrency),
      roughNumber(each.speed.outputTokensPerSPerGpu.likely),
      secondsText(each.speed.ttftS.likely),
      secondsText(each.speed.tpotS.likely),
      ...(priced ? ["machine" in each ? usdText(each.fleet.usdPerMillionOutput) : ""] : []),
    ]),
    { width: io.width, colour: io.colour },
  );
  const left = others.length - shown.length;
  return [
    heading("Other ways on this part, the cheapest first", io.colour, io.width),
    set,
    ...(left === 0 ? [] : [`${left} more: --all.`]),
  ].join("\n");
}
