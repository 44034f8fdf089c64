/** Dots that stand on one another. */
export interface Pile {
  /** Its middle on the axis, px. */
  readonly x: number;
  readonly count: number;
}

/**
 * Dots on a line gathered into piles, each of them at most one dot wide, as in Wilkinson's dot plots (1999):
 * from the left, a pile takes every dot within its width; it stands in the middle of what it took, and no
 * pile overlaps the next.
 *
 * @param places px, ascending
 * @param size width of a dot, px
 * @example
 * pilesOf([0, 1, 10], 4) // => [{ x: 0.5, count: 2 }, { x: 10, count: 1 }]
 */
export function pilesOf(places: readonly number[], size: number): Pile[] {
  const groups: { first: number; last: number; count: number }[] = [];
  for (const place of places) {
    const group = groups.at(-1);
    if (group !== undefined && place - group.first < size) {
      group.last = place;
      group.count++;
    } else groups.push({ first: place, last: place, count: 1 });
  }
  let end = Number.NEGATIVE_INFINITY;
  return groups.map(({ first, last, count }) => {
    const x = Math.max((first + last) / 2, end);
    end = x + size;
    return { x, count };
  });
}
