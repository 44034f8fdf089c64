/** A label that wants to stand at a place on a line. */
export interface Wish {
  /** Where its middle should be, px. */
  readonly at: number;
  /** Its extent along the line, px. */
  readonly size: number;
}

/**
 * Middles of labels on a line so that none overlaps the next, all within the bounds where they fit, each as
 * near to its wish as the others allow: neighbours that collide form a block that stands at the mean of their
 * wishes (the pool-adjacent-violators algorithm of isotonic regression). The order of the wishes is kept.
 *
 * @param gap px between neighbours
 * @returns middles in the order of the wishes, px; where there is more label than room they run past `high`
 * @example
 * spread([{ at: 50, size: 10 }, { at: 52, size: 10 }], 0, 100, 0) // => [46, 56]
 */
export function spread(wishes: readonly Wish[], low: number, high: number, gap: number): number[] {
  const order = wishes.map((_, index) => index).sort((a, b) => wish(a).at - wish(b).at || a - b);
  // With what stands before each taken off, "no overlap" becomes "not descending".
  const blocks: { start: number; count: number; sum: number }[] = [];
  const before: number[] = [];
  let taken = 0;
  for (const [place, index] of order.entries()) {
    const { at, size } = wish(index);
    before.push(taken + size / 2);
    blocks.push({ start: place, count: 1, sum: at - (taken + size / 2) });
    taken += size + gap;
    merge(blocks);
  }
  const last = Math.max(low, high - (taken - gap));
  const middles = new Array<number>(wishes.length).fill(0);
  for (const { start, count, sum } of blocks) {
    const edge = Math.min(last, Math.max(low, sum / count));
    for (let place = start; place < start + count; place++) {
      middles[order[place] ?? 0] = edge + (before[place] ?? 0);
    }
  }
  return middles;

  function wish(index: number): Wish {
    return wishes[index] ?? { at: 0, size: 0 };
  }
}

/** Joins the last blocks as long as one stands after the next. */
function merge(blocks: { start: number; count: number; sum: number }[]): void {
  for (;;) {
    const next = blocks.at(-1);
    const previous = blocks.at(-2);
    if (next === undefined || previous === undefined) return;
    if (previous.sum / previous.count <= next.sum / next.count) return;
    previous.count += next.count;
    previous.sum += next.sum;
    blocks.pop();
  }
}
