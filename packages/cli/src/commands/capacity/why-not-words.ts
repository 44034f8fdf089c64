import type { WhyNot } from "@outlay/capacity";
import { grouped } from "@outlay/words";
import { gbText, secondsText } from "./span-text.ts";

/** Why an accelerator does not serve, in words without a stop at the end. */
export function whyNotWords(why: WhyNot): string {
  switch (why.code) {
    case "no-machine":
      return "no machine with it at these prices in the catalog";
    case "no-format":
      return "does not compute in this format, and the model is not published in it";
    case "machine-too-small":
      return `the largest machine has ${why.most}, not ${why.gpus}`;
    case "no-layout":
      return `the attention of the model cannot be dealt out to ${why.gpus} so`;
    case "context-too-short":
      return `a request of ${grouped(why.requestTokens)} tokens is longer than the model reads (${grouped(why.contextTokens)})`;
    case "weights-too-large":
      return `weights of ${gbText(why.weightBytes)}, room for ${gbText(why.roomBytes)} on ${why.gpus}`;
    case "cache-too-small":
      return `${gbText(why.cacheBytes)} left beside the weights on ${why.gpus}, one request takes ${gbText(why.bytesPerSequence)}`;
    case "too-slow":
      return `too slow: alone on ${why.gpus} a request has its first token after ${secondsText(why.ttftS)}, then one each ${secondsText(why.tpotS)}`;
  }
}
