import { open, readFile, rename, rm } from "node:fs/promises";

/** Whether a file was replaced, or why it was left as it is. */
export type Replaced = "done" | "changed" | "busy";

/**
 * Replaces a file in one step: the new text is written beside it, forced to disk and renamed, so that
 * a reader sees the old text or the new one, never a part. Two at the same time do not lose a text.
 *
 * @param was the text that the new one was made from; undefined for a file that is not there
 * @returns `changed` where the file has another text by now; `busy` where somebody else is replacing
 * it, or was stopped while doing so
 * @throws Node's error with the path of the file, where it cannot be written
 */
export async function replaceFile(
  path: string,
  text: string,
  was: string | undefined,
): Promise<Replaced> {
  const beside = newName(path);
  try {
    // `wx` fails where the file exists: it is the lock, too.
    const file = await open(beside, "wx");
    try {
      await file.writeFile(text);
      await file.sync();
    } finally {
      await file.close();
    }
  } catch (error) {
    if ((error as { code?: unknown }).code === "EEXIST") return "busy";
    throw Object.assign(error as object, { path });
  }
  try {
    const now = await readFile(path, "utf8").catch((error: { code?: unknown }) => {
      if (error.code === "ENOENT") return undefined;
      throw error;
    });
    if (now !== was) {
      await rm(beside, { force: true });
      return "changed";
    }
    await rename(beside, path);
    return "done";
  } catch (error) {
    await rm(beside, { force: true });
    throw Object.assign(error as object, { path });
  }
}

/** The name under which the new text stands until it takes the place of the old. */
export const newName = (path: string): string => `${path}.new`;
