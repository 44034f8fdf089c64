/** Columns of one block, lent and given back, so that a block stays in the processor's cache. */
export interface Buffers {
  readonly take: () => Float64Array;
  readonly give: (column: Float64Array) => void;
}

/** Columns of `length` numbers; the last one given back is the first one taken again. */
export function makeBuffers(length: number): Buffers {
  const free: Float64Array[] = [];
  return {
    take: () => free.pop() ?? new Float64Array(length),
    give: (column) => {
      free.push(column);
    },
  };
}
