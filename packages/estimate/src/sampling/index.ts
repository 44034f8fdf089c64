export * from "./cholesky.ts";
export * from "./normal-correlation.ts";
