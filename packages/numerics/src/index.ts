export { exp } from "./exp.ts";
export { incompleteBeta } from "./incomplete-beta.ts";
export { betaQuantile, inverseIncompleteBeta } from "./inverse-incomplete-beta.ts";
export { inverseNormal } from "./inverse-normal.ts";
export { log } from "./log.ts";
export { logBeta, logGamma } from "./log-gamma.ts";
export { normalCdf } from "./normal-cdf.ts";
export { pow } from "./pow.ts";
