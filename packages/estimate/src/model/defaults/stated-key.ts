import { isStated, type Plan, planRows } from "../../plan/index.ts";
import { type PathId, pathIds, rowOfPath } from "../sheet/path.ts";
import type { Defaults } from "./default.ts";

/** Keys of the plan language by the default that stands in for them. */
const keysOfDefault = Map.groupBy(
  planRows.flatMap((row) =>
    "assumed" in row && row.assumed !== undefined ? [{ id: row.assumed, key: row.key }] : [],
  ),
  ({ id }) => id,
);

/** Ends of rows that hold for some paths or plans only. */
const ends = /\.(?:hosted-tuned|self-hosted|self-hosted-tuned|regulated|owned)$/;

/** The keys of the plan language that replace a row, in the order of the table. */
export function keysOfRow(id: string): readonly string[] {
  const found = keysOfDefault.get(id) ?? keysOfDefault.get(id.replace(ends, "")) ?? [];
  return found.map(({ key }) => key);
}

/**
 * The key with which a plan states already what a row would stand in for; undefined where some path
 * still takes the row. One figure has one place.
 */
export function statedKey(plan: Plan, defaults: Defaults, id: string): string | undefined {
  const keys = keysOfRow(id);
  const general = keys.find((key) => !key.startsWith("paths."));
  if (general !== undefined) return isStated(plan, general) ? general : undefined;
  const base = keysOfDefault.has(id) ? id : id.replace(ends, "");
  const ofPaths = pathIds
    .filter((path) => plan.paths[path] !== undefined && takes(path, base, id, defaults))
    .flatMap((path) => keys.filter((key) => key.startsWith(`paths.${path}.`)));
  return ofPaths.every((key) => isStated(plan, key)) ? ofPaths[0] : undefined;
}

const takes = (path: PathId, base: string, id: string, defaults: Defaults): boolean =>
  rowOfPath(path, base, (row) => defaults.has(row)) === id;
