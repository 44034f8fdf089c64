export * from "./approval/index.ts";
export * from "./distribution/index.ts";
export * from "./graph/index.ts";
export * from "./math/index.ts";
export * from "./model/index.ts";
export * from "./plan/index.ts";
export * from "./result/index.ts";
export * from "./sampling/index.ts";
