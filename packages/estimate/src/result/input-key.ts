import type { InputNode } from "../graph/index.ts";
import { isApi, type PathId } from "../model/index.ts";
import { planRows } from "../plan/index.ts";

/** Keys of quantities, and for each default the keys that replace it. */
const quantityKeys = new Set(planRows.flatMap((row) => (row.type === "quantity" ? [row.key] : [])));
const keysOfDefault = Map.groupBy(
  planRows.flatMap((row) =>
    "assumed" in row && row.assumed !== undefined ? [{ id: row.assumed, key: row.key }] : [],
  ),
  ({ id }) => id,
);

/** Ends of the ids of defaults that hold for some paths only. */
const pathEnds = [".self-hosted-tuned", ".hosted-tuned", ".self-hosted", ".regulated"] as const;

/**
 * The key of the plan with which a reader replaces an input: that of the default it takes, else
 * `inputs.` and the default; undefined for prices and other facts of the catalog.
 *
 * @param paths those of the plan: a key of a path is named for the first that takes the default
 * @example
 * inputKey({ id: "usage.growth", origin: { kind: "assumption", source: "default usage.growth: …" } } as InputNode, []) // => "workload.growth"
 */
export function inputKey(
  { id, origin }: Pick<InputNode, "id" | "origin">,
  paths: readonly PathId[],
): string | undefined {
  if (origin.key !== undefined) return origin.key;
  if (quantityKeys.has(id)) return id;
  if (id.startsWith("capacity.speed-error.")) {
    const path = paths.find((each) => !isApi(each));
    return path === undefined ? undefined : `paths.${path}.measured_tokens_per_second`;
  }
  const named = /^default ([a-z0-9.-]+):/.exec(origin.source)?.[1];
  const row = named ?? id;
  const end = pathEnds.find((each) => row.endsWith(each));
  const keys = (
    keysOfDefault.get(row) ??
    (end === undefined ? undefined : keysOfDefault.get(row.slice(0, -end.length))) ??
    []
  ).map(({ key }) => key);
  const ofPath = keys.filter((key) => key.startsWith("paths."));
  const general = keys.find((key) => !key.startsWith("paths."));
  if (general !== undefined) return general;
  const takes = (path: PathId): boolean =>
    end === undefined || end === ".regulated"
      ? !keysOfDefault.has(`${row}.${path}`)
      : end === ".self-hosted"
        ? !isApi(path)
        : `.${path}` === end;
  const path = paths.find((each) => takes(each) && ofPath.includes(keyOf(each, ofPath)));
  const own = named === undefined ? undefined : `inputs.${named}`;
  return path === undefined ? (ofPath[0] ?? own) : keyOf(path, ofPath);
}

/** The key of one path among those of all: `paths.hosted.operations`. */
const keyOf = (path: PathId, keys: readonly string[]): string =>
  keys.find((key) => key.startsWith(`paths.${path}.`)) ?? "";
