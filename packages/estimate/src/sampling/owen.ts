import { mix, type StreamKey } from "./stream-key.ts";

/** Draws of one block: a stream is filled block by block. */
export const BLOCK_DRAWS = 1024;

/** Fills a stream's draws, a block at a time. */
export type UniformStream = (block: number, out: Float64Array) => void;

/**
 * A scrambled stream: `stream(block, out)` writes draws 1024 `block` to 1024 `block` + 1023 into
 * `out`, uniforms strictly inside 0..1.
 *
 * Draw numbers are shuffled by a nested uniform scramble and turned into the van der Corput sequence
 * (the first dimension of Sobol's), which is scrambled in its turn (Owen 1995; padded to many inputs
 * by shuffling, as in Burley 2020): the first ten binary digits by a full random tree, the digits
 * below by a random digital shift of their own for each of the 1024 strata. All random bits are
 * hashes of the key.
 *
 * What holds: every run of 2^k draws that starts at a multiple of 2^k has exactly one draw in each
 * of 2^k equal strata (up to 2^32 draws); streams of two keys are independent, pair by pair; draw i
 * depends on i and the key alone, so 1,000 draws are the first 1,000 of 10,000.
 */
export function owenStream(key: StreamKey): UniformStream {
  const strata = new Uint16Array(BLOCK_DRAWS);
  nestedPermutation(key.second, 0x5bd1e995, strata);
  // Van der Corput index → scrambled value: its stratum in the top ten bits, its shift below.
  const points = new Uint32Array(BLOCK_DRAWS);
  for (let i = 0; i < BLOCK_DRAWS; i++) {
    const stratum = strata[reverseBits(i) >>> 22] as number;
    points[i] = (stratum << 22) | (mix(mix(stratum ^ key.second) + key.first) >>> 10);
  }
  const half = new Uint16Array(BLOCK_DRAWS / 2);
  return (block, out) => {
    const below = reverseBits(shuffleBlock(block, key.first)) >>> 10;
    nestedPermutation(key.first, block, half);
    // The last level of the shuffle, one pair of neighbours at a time.
    for (let j = 0; j < BLOCK_DRAWS / 2; j += 32) {
      let flips = randomWord(key.first, block, 16 + (j >>> 5));
      for (let i = j; i < j + 32; i++) {
        const even = ((half[i] as number) << 1) | (flips & 1);
        flips >>>= 1;
        out[2 * i] = ((((points[even] as number) ^ below) >>> 0) + 0.5) * TWO_TO_MINUS_32;
        out[2 * i + 1] = ((((points[even ^ 1] as number) ^ below) >>> 0) + 0.5) * TWO_TO_MINUS_32;
      }
    }
  };
}

const TWO_TO_MINUS_32 = 2.3283064365386963e-10;

/**
 * A nested uniform scramble of 0 … length − 1 (a power of two from 32): each binary digit, from the
 * highest, is flipped or not by a random bit that belongs to the digits above it.
 */
function nestedPermutation(seed: number, salt: number, out: Uint16Array): void {
  out[0] = 0;
  let word = 0;
  for (let size = 1; size < out.length; size *= 2) {
    // The bits of the level of `size` nodes are numbers `size` … 2 size − 1; word 0 holds levels 1 to 16.
    for (let j = size - 1; j >= 0; j--) {
      const n = size + j;
      if (j === size - 1 || (n & 31) === 31) word = randomWord(seed, salt, n >>> 5);
      const value = ((out[j] as number) << 1) | ((word >>> (n & 31)) & 1);
      out[2 * j + 1] = value ^ 1;
      out[2 * j] = value;
    }
  }
}

/** 32 random bits: number `index` of (seed, salt). */
const randomWord = (seed: number, salt: number, index: number): number =>
  mix(mix(Math.imul(salt, 0x9e3779b1) ^ seed) + Math.imul(index + 1, 0x7feb352d) + seed);

/** The block that stands at place `block` in the shuffled sequence (22 bits). */
function shuffleBlock(block: number, seed: number): number {
  let shuffled = 0;
  for (let bit = 21; bit >= 0; bit--) {
    const above = block >>> (bit + 1);
    const flip = randomWord(seed, above ^ 0x2545f491, bit) & 1;
    shuffled |= (((block >>> bit) & 1) ^ flip) << bit;
  }
  return shuffled;
}

/** The 32 bits of x in the opposite order. */
function reverseBits(x: number): number {
  let r = ((x >>> 1) & 0x55555555) | ((x & 0x55555555) << 1);
  r = ((r >>> 2) & 0x33333333) | ((r & 0x33333333) << 2);
  r = ((r >>> 4) & 0x0f0f0f0f) | ((r & 0x0f0f0f0f) << 4);
  r = ((r >>> 8) & 0x00ff00ff) | ((r & 0x00ff00ff) << 8);
  return (r >>> 16) | (r << 16);
}
