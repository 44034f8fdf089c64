import { BLOCK_DRAWS, type UniformStream } from "./owen.ts";
import { mix, type StreamKey } from "./stream-key.ts";

/**
 * A stream of plain Monte Carlo, filled like a scrambled one: each draw a hash of its number and the
 * key, strictly inside 0..1. For comparison, and for readers who want error bars that follow the
 * textbook.
 */
export function plainStream(key: StreamKey): UniformStream {
  const { first, second } = key;
  return (block, out) => {
    const start = block * BLOCK_DRAWS;
    for (let i = 0; i < BLOCK_DRAWS; i++) {
      const x = mix(mix(Math.imul(start + i, 0x9e3779b1) ^ first) + second);
      out[i] = ((x >>> 0) + 0.5) * 2.3283064365386963e-10;
    }
  };
}
