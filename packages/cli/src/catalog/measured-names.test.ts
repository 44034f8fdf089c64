import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { acceleratorNamed, modelNamed, sharedNames } from "@outlay/capacity";
import { describe, expect, it } from "vitest";
import { loadCatalog } from "./load.ts";

const folder = join(import.meta.dirname, "../../../../../shared/data/capacity");
const absent = existsSync(join(folder, "throughput.csv"))
  ? undefined
  : "no measurements beside the repository";

/** Cells of a file of measurements by column, one object a row. */
function rowsOf(file: string): Record<string, string>[] {
  const [head = "", ...lines] = readFileSync(join(folder, file), "utf8").trim().split(/\r?\n/);
  const cells = (line: string): string[] =>
    [...line.matchAll(/("(?:[^"]|"")*"|[^,]*)(?:,|$)/g)].map(([, cell = ""]) =>
      cell.replaceAll('"', ""),
    );
  const columns = cells(head);
  return lines.map((line) =>
    Object.fromEntries(cells(line).map((cell, at) => [columns[at] ?? "", cell])),
  );
}

it("no two open models share a name", () => {
  expect(sharedNames(loadCatalog().openModels.values())).toEqual([]);
});

describe("names of published measurements", () => {
  const { openModels, accelerators } = loadCatalog();

  it.skipIf(absent !== undefined).each(["throughput.csv", "finetune.csv"])(
    "every model of %s is one of the catalog, of the size that is stated",
    (file) => {
      const unknown = new Set<string>();
      for (const { model = "", params_b: billions = "" } of rowsOf(file)) {
        const known = billions === "" ? {} : { parameters: Number(billions) * 1e9 };
        if (!modelNamed(openModels.values(), model, known).ok) unknown.add(`${model} ${billions}`);
      }
      expect([...unknown]).toEqual([]);
    },
  );

  it.skipIf(absent !== undefined).each([
    { file: "throughput.csv", unknown: [] },
    // 40 or 80 GB: the rows do not say.
    { file: "finetune.csv", unknown: ["A100"] },
    { file: "gpus.csv", unknown: [] },
  ])("every part of $file is one of the catalog, but $unknown", ({ file, unknown }) => {
    const names = new Set(rowsOf(file).map(({ gpu = "" }) => gpu));
    const lost = [...names].filter((name) => !acceleratorNamed(accelerators.values(), name).ok);
    expect(lost).toEqual(unknown);
  });
});
