import { existsSync, readdirSync, readFileSync } from "node:fs";
import { basename, join } from "node:path";
import {
  readAccelerators,
  readCalibration,
  readOpenModels,
  readRegions,
  readTrainingCalibration,
} from "@outlay/capacity";
import { formatIssue, type Issue, type Outcome, ok } from "@outlay/document";
import {
  bySourceId,
  readAdvice,
  readFacts,
  readPriceFile,
  readProvisioned,
  readPublished,
  readRegimes,
  readReviews,
  readSources,
} from "@outlay/pricing";
import type { CatalogData } from "./catalog-data.ts";

/** A catalog that does not read: every issue with its file, line and column. */
export class CatalogError extends Error {
  override readonly name = "CatalogError";
  readonly issues: readonly Issue[];

  constructor(issues: readonly Issue[]) {
    super(`the catalog has ${issues.length} issue(s)\n${issues.map(formatIssue).join("\n")}`);
    this.issues = issues;
  }
}

/**
 * Parts of the catalog in a folder of YAML, each read and linted when it is asked for.
 *
 * @param folder path of `catalog/`
 * @param judged false: prices are read without the lints that judge them, which were others on another day
 * @throws CatalogError from the part that does not read
 */
export function catalogFolder(folder: string, judged = true): CatalogData {
  const read = <Value>(
    path: string,
    reader: (text: string, file: string) => Outcome<Value, Issue[]>,
  ): Value => {
    const outcome = reader(readFileSync(join(folder, path), "utf8"), join("catalog", path));
    if (!outcome.ok) throw new CatalogError(outcome.error);
    return outcome.value;
  };
  const yaml = (part: string): readonly string[] =>
    readdirSync(join(folder, part))
      .filter((name) => name.endsWith(".yaml"))
      .map((name) => join(part, basename(name)))
      .sort();
  // A list in several files: an id that stands in two of them would lose one of its entries.
  const listed = <Entry extends { readonly id: string }>(
    part: string,
    reader: (text: string, file: string) => Outcome<readonly Entry[], Issue[]>,
  ): readonly Entry[] => {
    const found = yaml(part).flatMap((path) =>
      read(path, reader).map((entry) => ({ path, entry })),
    );
    const issues = [...Map.groupBy(found, ({ entry }) => entry.id)].flatMap(
      ([id, [first, ...more]]) =>
        more.map(({ path }) =>
          idTwice(id, join("catalog", path), join("catalog", first?.path ?? "")),
        ),
    );
    if (issues.length > 0) throw new CatalogError(issues);
    return found.map(({ entry }) => entry);
  };
  return lazily<CatalogData>({
    sources: () => listed("sources", readSources),
    prices: (all) => {
      const sources = bySourceId(all.sources);
      const files = [...yaml("prices"), ...yaml("books")];
      return files.map((path) =>
        read(path, (text, file) => readPriceFile(text, file, sources, judged)),
      );
    },
    reviewed: (all) =>
      existsSync(join(folder, "reviewed.yaml"))
        ? read("reviewed.yaml", (text, file) => readReviews(text, file, bySourceId(all.sources)))
        : [],
    openModels: () =>
      listed("models", (text, file) => {
        const models = readOpenModels(text, file);
        return models.ok ? ok([...models.value.values()]) : models;
      }),
    accelerators: () => [...read("accelerators.yaml", readAccelerators).accelerators.values()],
    machines: () => read("accelerators.yaml", readAccelerators).machines,
    countries: () => read("regions.yaml", readRegions),
    calibration: () => read("capacity.yaml", readCalibration),
    training: () => read("capacity-training.yaml", readTrainingCalibration),
    labour: (all) =>
      read("labour.yaml", (text, file) => readFacts(text, file, bySourceId(all.sources))),
    published: (all) =>
      read("published.yaml", (text, file) => readPublished(text, file, bySourceId(all.sources))),
    advice: (all) =>
      read("advice.yaml", (text, file) =>
        readAdvice(text, file, bySourceId(all.sources), new Set(all.published.map(({ id }) => id))),
      ),
    regimes: (all) =>
      read("regimes.yaml", (text, file) => readRegimes(text, file, bySourceId(all.sources))),
    power: (all) =>
      read("power.yaml", (text, file) => readFacts(text, file, bySourceId(all.sources))),
    provisioned: (all) =>
      read("provisioned.yaml", (text, file) =>
        readProvisioned(text, file, bySourceId(all.sources)),
      ),
    services: (all) =>
      listed("services", (text, file) => readFacts(text, file, bySourceId(all.sources))),
    defaultsText: () => readFileSync(join(folder, "defaults.yaml"), "utf8"),
  });
}

const idTwice = (id: string, file: string, other: string): Issue => ({
  code: "duplicate_key",
  file,
  line: 1,
  column: 1,
  endColumn: 1,
  message: `\`${id}\` stands in ${other} already`,
});

/** An object whose values are made when first asked for, then kept. */
export function lazily<Shape extends object>(
  makers: {
    readonly [Key in keyof Shape]: (all: Shape) => Shape[Key];
  },
): Shape {
  const all = {} as Shape;
  for (const key of Object.keys(makers) as (keyof Shape)[]) {
    Object.defineProperty(all, key, {
      enumerable: true,
      configurable: true,
      get: () => {
        const value = makers[key](all);
        Object.defineProperty(all, key, { enumerable: true, value });
        return value;
      },
    });
  }
  return all;
}
