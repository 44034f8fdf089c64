import { dirname, join } from "node:path";
import type { Io } from "../../io.ts";
import type { Format } from "./format.ts";
import { namedPlan, sameName } from "./named-plan.ts";
import { isOurs } from "./our-mark.ts";
import type { Target } from "./targets.ts";

/** What a file may take the place of. */
export interface Leave {
  /** Anything. */
  readonly force: boolean;
  /** Reports of the plan of this name; undefined before the plan is read: of any plan. */
  readonly name?: string;
}

/**
 * Why a file may not be written, in a sentence: it is there and is no report of ours, or that of another
 * plan. Undefined where it may.
 */
export async function refusal(
  { format, path }: { readonly format: Format; readonly path: string },
  { force, name }: Leave,
  io: Io,
): Promise<string | undefined> {
  if (await io.isFolder(path)) return `${path} is a folder, and the report is a file.`;
  const there = await bytesOf(path, io);
  if (there === undefined || force) return undefined;
  if (isOurs(format, there)) {
    const about = namedPlan(format, there);
    if (name === undefined || (about !== undefined && sameName(about, name))) return undefined;
    const other = about === undefined ? "another plan" : `another plan, "${about}"`;
    return `${path} is there and is the report of ${other}; it was left as it is. --out FILE writes elsewhere, --force replaces it.`;
  }
  return `${path} is there and is no report of Outlay; it was left as it is. --force replaces it, --out writes elsewhere.`;
}

/** As {@link refusal}, before there is anything to write; of pictures only the folder is known by then. */
export async function targetRefusal(
  target: Target,
  leave: Leave,
  io: Io,
): Promise<string | undefined> {
  const { format, path } = target;
  if (path === "-") return undefined;
  const folder = dirname(path);
  if (!(await io.isFolder(folder))) return `there is no folder ${folder} to write into.`;
  if (format !== "png") return refusal(target, leave, io);
  if (await io.isFolder(path)) {
    return refusal({ format, path: join(path, "first-page.png") }, leave, io);
  }
  return (await bytesOf(path, io)) === undefined
    ? undefined
    : `${path} is a file, and pictures need a folder.`;
}

/** Bytes beyond which nothing is a report: a device may have no end. */
const most = 64_000_000;

async function bytesOf(path: string, io: Io): Promise<Uint8Array | undefined> {
  const pieces: Uint8Array[] = [];
  let size = 0;
  try {
    for await (const piece of io.pieces(path)) {
      pieces.push(piece);
      size += piece.length;
      if (size > most) break;
    }
  } catch (error) {
    const { code } = error as { code?: unknown };
    if (code === "ENOENT") return undefined;
    throw Object.assign(error as object, { path });
  }
  return Buffer.concat(pieces);
}
