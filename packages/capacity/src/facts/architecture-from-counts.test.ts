import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import type { Architecture } from "./architecture.ts";
import { architectureFromCounts, keptNumbers } from "./architecture-from-counts.ts";
import { readOpenModels } from "./read-open-models.ts";

const catalog = join(import.meta.dirname, "../../../../catalog/models");
const models: Architecture[] = ["open.yaml", "named.yaml"].flatMap((name) => {
  const read = readOpenModels(readFileSync(join(catalog, name), "utf8"), name);
  return read.ok ? [...read.value.values()] : [];
});

/** Middle of the errors, and the ninth of ten. */
function spread(errors: readonly number[]): { readonly half: number; readonly nine: number } {
  const sorted = errors.toSorted((a, b) => a - b);
  const at = (share: number): number =>
    sorted[Math.floor(share * (sorted.length - 1))] ?? Number.NaN;
  return { half: at(0.5), nine: at(0.9) };
}

describe("a shape guessed from counts", () => {
  it("is that of the one known model with these counts", () => {
    const guess = architectureFromCounts(models, { name: "Another-70B", parameters: 70.6e9 });
    expect(guess).toMatchObject({ layers: 80, hidden: 8192, guessed: true, name: "Another-70B" });
    expect(guess?.attention).toEqual({ kind: "heads", kvHeads: 8, headDim: 128 });
  });

  it("has experts that the counts allow", () => {
    const counts = { name: "New-300B-A12B", parameters: 300e9, activeParameters: 12e9 };
    const { experts, guessed } = architectureFromCounts(models, counts) ?? {};
    expect(guessed).toBe(true);
    expect((experts?.perToken ?? 1) / (experts?.total ?? 1)).toBeLessThanOrEqual(12 / 300);
  });

  it("is unknown where no model of the kind is", () => {
    expect(architectureFromCounts([], { name: "X-1B", parameters: 1e9 })).toBeUndefined();
  });

  // Models of one shape are left out together; tiny ones nobody sizes machines for. The bounds record what was found.
  it.each([
    { kind: "dense", sparse: false, today: false, layers: [0.07, 0.3], cache: [2.3, 6.3] },
    { kind: "dense, of today", sparse: false, today: true, layers: [0.07, 0.2], cache: [1.2, 3] },
    { kind: "of experts", sparse: true, today: false, layers: [0.25, 0.45], cache: [2.6, 6.7] },
    {
      kind: "of experts, of today",
      sparse: true,
      today: true,
      layers: [0.23, 0.37],
      cache: [2.1, 6.7],
    },
  ])(
    "each model left out, $kind: off by $layers in layers, by a factor of $cache in the cache",
    (row) => {
      const errors = models
        .filter((model) => (model.experts !== undefined) === row.sparse && model.parameters >= 5e8)
        .filter(({ namedOnly }) => !row.today || namedOnly === undefined)
        .map((model) => {
          const others = models.filter(
            (other) =>
              other.layers !== model.layers ||
              other.hidden !== model.hidden ||
              Math.abs(other.parameters / model.parameters - 1) > 0.002,
          );
          const guess = architectureFromCounts(others, model) as Architecture;
          const times = (keptNumbers(guess) * guess.layers) / (keptNumbers(model) * model.layers);
          return {
            layers: Math.abs(guess.layers / model.layers - 1),
            cache: Math.max(times, 1 / times),
          };
        });
      const inLayers = spread(errors.map((each) => each.layers));
      const inCache = spread(errors.map((each) => each.cache));
      expect(errors.length).toBeGreaterThan(15);
      expect(inLayers.half).toBeLessThanOrEqual(row.layers[0] ?? 0);
      expect(inLayers.nine).toBeLessThanOrEqual(row.layers[1] ?? 0);
      expect(inCache.half).toBeLessThanOrEqual(row.cache[0] ?? 0);
      expect(inCache.nine).toBeLessThanOrEqual(row.cache[1] ?? 0);
    },
  );
});
