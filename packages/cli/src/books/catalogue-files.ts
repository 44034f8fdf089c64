import { basename } from "node:path";
import type { BookFile } from "@outlay/pricing";
import { DownloadError } from "../download/download-error.ts";
import { exitCode } from "../exit-code.ts";
import type { Io } from "../io.ts";
import type { DatedCatalogue } from "./dated-catalogue.ts";
import { readFiles } from "./resolve-book.ts";

/** Whether a catalogue lies behind a link: it shows its prices for the day on which it is fetched. */
export const isLink = ({ path }: DatedCatalogue): boolean => /^[a-z][a-z+.-]*:\/\//i.test(path);

/** The last part of a catalogue's path, without what may be secret in a link. */
export const catalogueName = ({ kind, path }: DatedCatalogue): string =>
  basename(path.replace(/[?#].*$/, "")) || kind;

/**
 * The files of a catalogue: read, or fetched where a person typed a link.
 *
 * @param localHttp links to this machine may be http
 * @returns undefined after telling on stderr why there is none behind the link
 */
export async function catalogueFiles(
  asked: DatedCatalogue,
  localHttp: boolean,
  io: Io,
): Promise<readonly BookFile[] | undefined> {
  const { kind, path } = asked;
  if (!isLink(asked)) return readFiles(kind, path, io);
  try {
    const text = await io.download(path, { localHttp });
    // Portkey's files are named after their seller.
    return [{ name: new URL(path).pathname.split("/").at(-1) ?? "", text }];
  } catch (error) {
    if (!(error instanceof DownloadError)) throw error;
    const advice = `Without a network, download it elsewhere and name the file: ${kind}:FILE@DATE.`;
    io.fail(exitCode.error, `${error.message} ${advice}`);
    return undefined;
  }
}
