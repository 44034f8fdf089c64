export * from "./cholesky.ts";
export * from "./correlate.ts";
export * from "./normal-correlation.ts";
export * from "./owen.ts";
export * from "./plain.ts";
export { type StreamKey, streamKey } from "./stream-key.ts";
