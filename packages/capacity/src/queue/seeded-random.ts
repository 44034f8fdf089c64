/**
 * Random numbers that are the same for the same seed on every machine (mulberry32: 32-bit integer
 * arithmetic only). For simulations, not for secrets.
 *
 * @param seed a whole number; its low 32 bits count
 * @returns a function that gives the next number, at least 0 and below 1
 * @example
 * seededRandom(1)() // => 0.6270739405881613
 */
export function seededRandom(seed: number): () => number {
  let state = seed | 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}
