import type { Defaults } from "../defaults/default.ts";
import { pathIds } from "./path.ts";

/** The path that a row is for, at the end of its id. */
const ofPath: RegExp = new RegExp(`\\.(${pathIds.join("|")})$`);

/**
 * The random stream of an input, where it is not its own: defaults that have a row for each path, such as
 * `ops.fte` and `ops.fte.self-hosted`, move together. What makes one large, such as hours that nobody
 * thought of, does so on the other paths too: drawn apart, a tuned path would often take fewer people
 * than the path that it adds work to. No row depends on which others a plan takes.
 *
 * What a key of the plan says moves alone.
 *
 * @returns nothing where the stream is that of the id
 */
export function streamOfRow(
  id: string,
  stated: boolean,
  defaults: Pick<Defaults, "has">,
): string | undefined {
  const family = id.replace(ofPath, "");
  if (!stated) return family === id ? undefined : family;
  const isFamily = pathIds.some((path) => defaults.has(`${id}.${path}`));
  return isFamily ? `${id}.stated` : undefined;
}
