import type { Deployment, ServingOption } from "@outlay/capacity";
import { spansMachines } from "./capacity-answer.ts";
import type { SoldOffer } from "./sold-offers.ts";

/** What a prediction rests on, in a sentence or two. */
export function basisText(option: ServingOption | Deployment<SoldOffer>): string {
  const { speed, replica } = option;
  const doubt = replica.gpu.uncalibrated;
  const why = speed.why.startsWith(speed.basis)
    ? `Basis: ${speed.why}.`
    : `Basis: ${speed.basis} (${speed.why}).`;
  const stages = spansMachines(option)
    ? " Uncalibrated all the same: no measurement is of a replica over several machines, and no network between them is counted."
    : "";
  return `${why}${stages}${doubt === undefined ? "" : ` Of this part the catalog says: ${doubt}.`} In brackets: between these lie nine of ten such measurements.`;
}
