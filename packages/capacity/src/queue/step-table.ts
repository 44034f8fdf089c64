import type { ReplicaTimes } from "./replica-times.ts";

/** Contexts of one table lie this factor apart. */
const ratio = 1.25;
const smallest = 16;

/**
 * `times.stepS`, remembered at contexts 25 % apart for each batch and read off straight lines between
 * them: a step is close to linear in the context, and a simulation asks millions of times.
 */
export function tabulatedStepS(times: ReplicaTimes): ReplicaTimes["stepS"] {
  const contexts = [0, smallest];
  const tables: (number[] | undefined)[] = [];
  const at = (batch: number, index: number): number => {
    let table = tables[batch];
    if (table === undefined) {
      table = [];
      tables[batch] = table;
    }
    let seconds = table[index];
    if (seconds === undefined) {
      seconds = times.stepS(batch, contexts[index] as number);
      table[index] = seconds;
    }
    return seconds;
  };
  let index = 0;
  return (batch, contextTokens) => {
    while ((contexts.at(-1) as number) <= contextTokens) {
      contexts.push((contexts.at(-1) as number) * ratio);
    }
    // The next question is nearly the last one: walk from where we were.
    while ((contexts[index] as number) > contextTokens) index--;
    while ((contexts[index + 1] as number) <= contextTokens) index++;
    const low = contexts[index] as number;
    const high = contexts[index + 1] as number;
    const share = (contextTokens - low) / (high - low);
    return at(batch, index) * (1 - share) + at(batch, index + 1) * share;
  };
}
