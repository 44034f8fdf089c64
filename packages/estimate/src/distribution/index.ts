export * from "./check-distribution.ts";
export * from "./distribution.ts";
export * from "./distribution-text.ts";
export * from "./from-interval.ts";
export * from "./mean.ts";
export * from "./quantile.ts";
export * from "./sampler.ts";
