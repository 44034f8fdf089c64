/** Two 32-bit numbers that stand for one random stream. */
export interface StreamKey {
  readonly first: number;
  readonly second: number;
}

/** MurmurHash3's finaliser: every bit of the answer depends on every bit of x. */
export function mix(x: number): number {
  let h = x;
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return h ^ (h >>> 16);
}

/**
 * The key of the stream `name` under `seed` (a whole number, 0 to 2^53 − 1). Only the two decide, so
 * adding an input leaves the draws of all others as they were, and the same name draws the same
 * numbers in two graphs.
 */
export function streamKey(seed: number, name: string): StreamKey {
  const low = seed >>> 0;
  const high = Math.floor(seed / 4294967296) >>> 0;
  let a = mix(low ^ 0x9e3779b9) ^ high;
  let b = mix(low + 0x7f4a7c15) + Math.imul(high, 0x2c1b3c6d);
  for (let i = 0; i < name.length; i++) {
    const unit = name.charCodeAt(i);
    a = mix(a + Math.imul(unit + 1, 0x9e3779b1) + i);
    b = mix(Math.imul(b, 0x01000193) ^ (unit + Math.imul(i + 1, 0x85ebca77)));
  }
  return { first: mix(a ^ name.length) >>> 0, second: mix(b + a) >>> 0 };
}
