import type { Category } from "../model/index.ts";

/**
 * Shares of the initial build that article A publishes (A.share.*), beside which ours are shown.
 * They are benchmarks of another scope, not targets.
 */
export const publishedShares: Readonly<Partial<Record<Category, readonly [number, number]>>> = {
  engineering: [0.3, 0.35],
  "data-preparation": [0.25, 0.3],
  integration: [0.15, 0.2],
  evaluation: [0.1, 0.1],
  infrastructure: [0.05, 0.1],
  compliance: [0.05, 0.05],
};
