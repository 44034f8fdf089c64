import { grouped, percent, roughNumber } from "@outlay/words";
import type { AskedCapacity } from "./asked-capacity.ts";
import { secondsText } from "./span-text.ts";

/** That the shape of a model is guessed, in a sentence; undefined where it is known. */
export const guessWords = ({ model }: AskedCapacity): string | undefined =>
  model.guessed === undefined
    ? undefined
    : `The catalog does not know ${model.name}: its shape is ${model.note ?? "guessed from its parameters"}. Its cache may be half or twice as large, and no interval here counts that.`;

/** The requests, the load and the limits, each in a sentence without its stop. */
export function askedWords({ need, region }: AskedCapacity): {
  readonly requests: string;
  readonly load: string;
  readonly limits: string;
  readonly where: string;
} {
  const { request, load, limits, tail, cautious } = need;
  const { promptTokens, newPromptTokens, outputTokens } = request;
  const held = promptTokens - newPromptTokens;
  const cached = held === 0 ? "" : ` (${grouped(held)} of them cached)`;
  const whose = tail === undefined ? "on average" : `for ${tail.percentile} of 100 requests`;
  const judged = cautious ? ", at the slow end of the 90 % interval" : "";
  const ceiling =
    load === undefined || tail !== undefined
      ? ""
      : `; at most ${percent(load.utilisationCeiling)} of a replica's speed is used`;
  const times = [
    ...(limits.ttftS === undefined ? [] : [`first token within ${secondsText(limits.ttftS)}`]),
    ...(limits.tpotS === undefined ? [] : [`a token each ${secondsText(limits.tpotS)}`]),
  ];
  const peak = load === undefined ? 0 : load.requestsPerS * load.peakFactor;
  return {
    requests: `${grouped(promptTokens)} ${promptTokens === 1 ? "token" : "tokens"} in${cached}, ${grouped(outputTokens)} out`,
    load:
      load === undefined
        ? "each machine is busy all the time; a load of your own: --rate 40k/day --peak 3"
        : `${roughNumber(load.requestsPerS)} requests a second${load.peakFactor === 1 ? " at all times (--peak)" : `, ${roughNumber(peak)} in the busiest hour`}${ceiling}`,
    limits:
      times.length === 0
        ? "none, as for work that nobody waits for; for people say --ttft 1000 --tpot 50"
        : `${times.join(", ")}, ${whose}${judged}`,
    where: region === undefined ? "anywhere" : `in ${region}`,
  };
}
