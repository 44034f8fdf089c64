import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import {
  type Accelerator,
  type Architecture,
  type Measurements,
  namedFacts,
  readAccelerators,
  readMeasurements,
  readOpenModels,
} from "@outlay/capacity";
import { formatIssue, type Issue, type Outcome } from "@outlay/document";

/** Root of the repository. */
export const root: string = join(import.meta.dirname, "../..");

/** Where the published measurements lie, beside the repository. */
export const rowsPath: string = join(root, "../shared/data/capacity/throughput.csv");

/** Models and parts of the catalog. */
export function readFacts(): {
  readonly models: readonly Architecture[];
  readonly accelerators: ReadonlyMap<string, Accelerator>;
} {
  const read = (path: string) => readFileSync(join(root, "catalog", path), "utf8");
  const models = ["open.yaml", "named.yaml"].flatMap((name) => [
    ...must(readOpenModels(read(`models/${name}`), name)).values(),
  ]);
  const { accelerators } = must(readAccelerators(read("accelerators.yaml"), "accelerators.yaml"));
  return { models, accelerators };
}

/** The measurements, with the names of the catalog; undefined where the file is not there. */
export function readRows(): Measurements | undefined {
  if (!existsSync(rowsPath)) return undefined;
  const { models, accelerators } = readFacts();
  const facts = namedFacts(models, accelerators.values());
  return must(readMeasurements(readFileSync(rowsPath, "utf8"), "throughput.csv", facts));
}

function must<Value>(outcome: Outcome<Value, Issue[]>): Value {
  if (outcome.ok) return outcome.value;
  throw new Error(outcome.error.map((issue) => formatIssue(issue)).join("\n"));
}
