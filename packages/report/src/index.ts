export * from "./document/block.ts";
export * from "./document/report-of.ts";
export * from "./document/report-source.ts";
