import { at as dayAt, type Instant, isOld, OLD_AFTER_DAYS } from "@outlay/pricing";
import { grouped, roughUsd } from "@outlay/words";
import { paidWords } from "../../catalog/entries/machine-entries.ts";
import type { Io } from "../../io.ts";
import { heading, wholeWords } from "../estimate/whole-words.ts";
import type { TraceAnswer } from "./trace-answer.ts";

/** What the machines of a fleet cost, an hour and a request. */
export function traceCostText({ cost, option }: TraceAnswer, now: Instant, io: Io): string {
  const title = heading("Cost", io.colour, io.width);
  if (cost === undefined) {
    const none = `No machine with ${option.replica.gpu.name} is sold so in the catalog: no cost.`;
    return [title, wholeWords(none, io.width, 0, 2)].join("\n");
  }
  const { machine, machines, usdPerHour, usdPerRequest } = cost;
  const old = isOld(dayAt(machine.checked), now)
    ? `; that is more than ${OLD_AFTER_DAYS} days ago: compare with the seller's page`
    : "";
  const region = machine.region === undefined ? "" : `, ${machine.region}`;
  const text = `${grouped(machines)} × ${machine.id}${region}, ${paidWords(machine)}: ${roughUsd(usdPerHour)} an hour, ${roughUsd(usdPerRequest * 1000)} for 1,000 requests of the trace. USD, without tax; the price was seen ${machine.checked}${old}.`;
  return [title, wholeWords(text, io.width, 0, 2)].join("\n");
}
