import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { contradictions, publishedRanges } from "@outlay/estimate";
import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import { loadCatalog } from "./load.ts";

const { published } = loadCatalog();

describe("published figures", () => {
  it("stand beside an estimate where they say so: each on a path and a basis that it has", () => {
    const said = [...published.values()].filter(({ compare }) => compare !== undefined);
    expect(publishedRanges(published)).toHaveLength(said.length);
  });

  it("whose contradictions are said by a note, or shown elsewhere, all of them", () => {
    for (const { id, here, shown } of contradictions(published)) {
      expect((here === undefined) !== (shown === undefined), id).toBe(true);
    }
  });
});

const file = join(import.meta.dirname, "../../../../../shared/reference/published-figures.yaml");

/** Entries of the list of the articles' figures: whatever has an id, with what it holds. */
type Entry = Readonly<Record<string, unknown>> & { readonly id: string };

const entries = (): readonly Entry[] => {
  const all = parse(readFileSync(file, "utf8")) as Readonly<Record<string, unknown>>;
  return Object.values(all).flatMap((section) =>
    (section as readonly Entry[]).filter(({ id }) => /^[AB]\./.test(id ?? "")),
  );
};

/** Every number in an entry, shares as percent. */
const numbersOf = (value: unknown, share = false): readonly number[] => {
  if (typeof value === "number") return [share ? Math.round(value * 1e4) / 100 : value];
  if (Array.isArray(value)) return value.flatMap((each) => numbersOf(each, share));
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([key, each]) =>
    numbersOf(each, /share|saving|utilization/.test(key)),
  );
};

describe.skipIf(!existsSync(file))(
  "published figures beside the list of the articles' (skipped where it does not lie beside the repository)",
  () => {
    // Prices are in their book.
    const named = existsSync(file)
      ? entries().filter(({ id }) => !/^(A\.price|B\.price)\./.test(id))
      : [];

    it.each(named)("$id with its numbers", (entry) => {
      const figure = published.get(entry.id);
      expect(figure, entry.id).toBeDefined();
      const ours = new Set((figure?.values ?? []).flatMap(({ amount }) => amount));
      expect(numbersOf(entry).filter((number) => !ours.has(number))).toEqual([]);
    });

    it.each(entries().filter(({ check }) => check !== undefined))(
      "$id says what contradicts it",
      ({ id }) => expect(published.get(id)?.contradiction, id).toBeDefined(),
    );

    it("has the totals of each path", () => {
      const all = parse(readFileSync(file, "utf8")) as { readonly paths: readonly object[] };
      all.paths.forEach((path, index) => {
        for (const article of ["A", "B"]) {
          const ours = [...published.values()]
            .filter(({ id }) => id.startsWith(`${article}.path${index + 1}.`))
            .flatMap(({ values = [] }) => values.flatMap(({ amount }) => amount));
          const theirs = numbersOf((path as Readonly<Record<string, unknown>>)[article]);
          expect(theirs.filter((number) => !ours.includes(number))).toEqual([]);
        }
      });
    });
  },
);
