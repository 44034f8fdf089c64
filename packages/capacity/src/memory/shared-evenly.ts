import type { Architecture } from "../facts/architecture.ts";

/**
 * Whether so many GPUs can share the attention of a model: engines deal out the query heads evenly, and
 * refuse a number that does not divide them; of the kv heads each GPU has as many as the others, or several
 * have copies of one. Without known query heads, and for the one latent vector of MLA, powers of two go.
 *
 * @example
 * const phi4 = { heads: 40, attention: { kind: "heads", kvHeads: 10, headDim: 128 } };
 * sharedEvenly(phi4, 5) // => true
 * sharedEvenly(phi4, 4) // => false
 */
export function sharedEvenly(
  { attention, heads }: Pick<Architecture, "attention" | "heads">,
  ways: number,
): boolean {
  if (heads === undefined ? !isPowerOfTwo(ways) : heads % ways !== 0) return false;
  if (attention.kind === "latent") return isPowerOfTwo(ways);
  const even = (kvHeads: number): boolean => kvHeads % ways === 0 || ways % kvHeads === 0;
  return even(attention.kvHeads) && even(attention.sliding?.kvHeads ?? attention.kvHeads);
}

const isPowerOfTwo = (count: number): boolean => {
  let left = count;
  while (left > 1 && left % 2 === 0) left /= 2;
  return left === 1;
};
