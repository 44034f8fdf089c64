import { dirname, join } from "node:path";
import type { Io } from "../../io.ts";
import type { Format } from "./format.ts";
import { isOurs } from "./our-mark.ts";
import type { Target } from "./targets.ts";

/**
 * Why a file may not be written, in a sentence: it is there and no report of ours, or its folder is not
 * there. Undefined where it may.
 */
export async function refusal(
  { format, path }: { readonly format: Format; readonly path: string },
  force: boolean,
  io: Io,
): Promise<string | undefined> {
  if (await io.isFolder(path)) return `${path} is a folder, and the report is a file.`;
  const there = await bytesOf(path, io);
  if (there === undefined || force || isOurs(format, there)) return undefined;
  return `${path} is there and is no report of Outlay; it was left as it is. --force replaces it, --out writes elsewhere.`;
}

/** As {@link refusal}, before there is anything to write; of pictures only the folder is known by then. */
export async function targetRefusal(
  target: Target,
  force: boolean,
  io: Io,
): Promise<string | undefined> {
  const { format, path } = target;
  if (path === "-") return undefined;
  const folder = dirname(path);
  if (!(await io.isFolder(folder))) return `there is no folder ${folder} to write into.`;
  if (format !== "png") return refusal(target, force, io);
  if (await io.isFolder(path)) {
    return refusal({ format, path: join(path, "first-page.png") }, force, io);
  }
  return (await bytesOf(path, io)) === undefined
    ? undefined
    : `${path} is a file, and pictures need a folder.`;
}

async function bytesOf(path: string, io: Io): Promise<Uint8Array | undefined> {
  const pieces: Uint8Array[] = [];
  try {
    for await (const piece of io.pieces(path)) pieces.push(piece);
  } catch (error) {
    const { code } = error as { code?: unknown };
    if (code === "ENOENT") return undefined;
    throw Object.assign(error as object, { path });
  }
  return Buffer.concat(pieces);
}
