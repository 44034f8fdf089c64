import type { ServingOption } from "@outlay/capacity";

/** What a prediction rests on, in a sentence or two. */
export function basisText({ speed, replica }: ServingOption): string {
  const doubt = replica.gpu.uncalibrated;
  const why = speed.why.startsWith(speed.basis)
    ? `Basis: ${speed.why}.`
    : `Basis: ${speed.basis} (${speed.why}).`;
  return `${why}${doubt === undefined ? "" : ` Of this part the catalog says: ${doubt}.`} In brackets: between these lie nine of ten such measurements.`;
}
