import type { Accelerator } from "../facts/accelerator.ts";

/** Bytes in a MiB. */
const mib = 1_048_576;

/**
 * Bytes of memory of one GPU: what its driver reports, or else what it is sold with.
 *
 * Makers sell as 80 "GB" what are 79.6 GiB, so the first is up to 7 % more.
 *
 * @example
 * deviceBytes({ memoryGb: 80, reportedMib: 81559 }) // => 85520809984
 * deviceBytes({ memoryGb: 80 }) // => 80e9
 */
export const deviceBytes = ({
  memoryGb,
  reportedMib,
}: Pick<Accelerator, "memoryGb" | "reportedMib">): number =>
  reportedMib === undefined ? memoryGb * 1e9 : reportedMib * mib;
