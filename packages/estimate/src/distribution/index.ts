export * from "./check-distribution.ts";
export * from "./distribution.ts";
