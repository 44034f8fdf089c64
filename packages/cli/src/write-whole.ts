import { rename, rm, writeFile } from "node:fs/promises";

/**
 * Creates or replaces a file in one step: the bytes are written beside it under a name of this process
 * alone, then renamed. Nobody ever reads a part.
 *
 * @throws Node's error with the path of the file, where it cannot be written
 */
export async function writeWhole(path: string, bytes: Uint8Array): Promise<void> {
  const beside = `${path}.${process.pid}.new`;
  try {
    await writeFile(beside, bytes, { flag: "wx" });
    await rename(beside, path);
  } catch (error) {
    await rm(beside, { force: true });
    throw Object.assign(error as object, { path });
  }
}
