import { dirname, join } from "node:path";
import { planSchema } from "@outlay/estimate";
import type { Io } from "../io.ts";
import { catalogDefaults } from "./default-figures.ts";

/** Whether a text is a JSON Schema of plans, of whatever version. */
const isPlanSchema = (text: string | undefined): boolean =>
  text?.includes('"title": "Outlay plan"') ?? false;

/** The text of a file; none where there is no such file, and an empty one where it cannot be read. */
const readIfThere = (io: Io, path: string): Promise<string | undefined> =>
  io
    .read(path)
    .catch((error: { readonly code?: unknown }) =>
      error.code === "ENOENT" || error.code === "ENOTDIR" ? undefined : "",
    );

/** Where the schema of a plan is, seen from the plan, and the file that must be written for it. */
export type FoundSchema = {
  readonly path: string;
  readonly write?: { readonly path: string; readonly text: string };
};

/**
 * The schema for the first line of a plan: the one in `schemas/` of a folder above the plan, as in a
 * clone of Outlay; else one to be written beside the plan. A file that is something else is left
 * alone, and the plan then has no such line.
 */
export async function findSchema(planPath: string, io: Io): Promise<FoundSchema | undefined> {
  const folder = dirname(planPath);
  for (let up = 0; up < 6; up++) {
    const path = join(...Array<string>(up).fill(".."), "schemas", "plan.schema.json");
    if (isPlanSchema(await readIfThere(io, join(folder, path)))) {
      return { path: path.replaceAll("\\", "/") };
    }
  }
  const beside = join(folder, "plan.schema.json");
  const there = await readIfThere(io, beside);
  if (there !== undefined && !isPlanSchema(there)) return undefined;
  const text = `${JSON.stringify(planSchema(catalogDefaults().keys()), null, 2)}\n`;
  return { path: "plan.schema.json", write: { path: beside, text } };
}
