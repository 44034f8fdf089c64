/** The four ways to build it, in the order in which they are shown. */
export const pathIds = ["hosted", "hosted-tuned", "self-hosted", "self-hosted-tuned"] as const;

/** A way to build it. */
export type PathId = (typeof pathIds)[number];

/** A path through an API, paid by use. */
export type ApiPath = "hosted" | "hosted-tuned";

/** A path on machines of one's own, rented or owned. */
export type MachinePath = "self-hosted" | "self-hosted-tuned";

/** Whether the path is an API that is paid by use. */
export const isApi = (path: PathId): path is ApiPath =>
  path === "hosted" || path === "hosted-tuned";

/** Whether the model is tuned on examples of one's own. */
export const isTuned = (path: PathId): path is "hosted-tuned" | "self-hosted-tuned" =>
  path === "hosted-tuned" || path === "self-hosted-tuned";

/** Keys of a default by path, the most particular first. */
const suffixes: Readonly<Record<PathId, readonly string[]>> = {
  hosted: [""],
  "hosted-tuned": [".hosted-tuned", ""],
  "self-hosted": [".self-hosted", ""],
  "self-hosted-tuned": [".self-hosted-tuned", ".self-hosted", ""],
};

/**
 * The default that holds for a path: `ops.fte.self-hosted-tuned` where there is such a row, else
 * that of the path it is built on, else the row of all.
 *
 * @example
 * rowOfPath("self-hosted-tuned", "ops.fte", (id) => id !== "ops.fte.self-hosted-tuned") // => "ops.fte.self-hosted"
 */
export function rowOfPath(path: PathId, id: string, has: (id: string) => boolean): string {
  const found = suffixes[path].map((suffix) => `${id}${suffix}`).find(has);
  if (found === undefined) throw new Error(`the defaults have no row ${id}`);
  return found;
}
