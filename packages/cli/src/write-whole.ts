import { chmod, rename, rm, stat, writeFile } from "node:fs/promises";

/**
 * Creates or replaces a file in one step: the bytes are written beside it under a name of this process
 * alone, then renamed. Nobody ever reads a part. Who may read a file that was there may read the new one,
 * and nobody else.
 *
 * @throws Node's error with the path of the file, where it cannot be written
 */
export async function writeWhole(path: string, bytes: Uint8Array): Promise<void> {
  const beside = `${path}.${process.pid}.new`;
  try {
    const mode = await modeOf(path);
    await writeFile(beside, bytes, { flag: "wx", ...(mode === undefined ? {} : { mode }) });
    // What is given at the making loses what the process takes from all its files.
    if (mode !== undefined) await chmod(beside, mode);
    await rename(beside, path);
  } catch (error) {
    await rm(beside, { force: true });
    throw Object.assign(error as object, { path });
  }
}

/** Who may do what with a file that is there. */
const modeOf = (path: string): Promise<number | undefined> =>
  stat(path).then(
    ({ mode }) => mode & 0o777,
    () => undefined,
  );
