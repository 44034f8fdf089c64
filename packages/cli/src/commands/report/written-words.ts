import { dirname } from "node:path";
import { grouped } from "@outlay/words";
import type { MadeFile } from "./made-file.ts";

/** What was written, a line for each file; pictures together. */
export function writtenWords(files: readonly MadeFile[]): string[] {
  const pictures = files.filter(({ format }) => format === "png");
  const [first] = pictures;
  return [
    ...files.filter(({ format }) => format !== "png").map(fileWords),
    ...(first === undefined
      ? []
      : [
          `Wrote ${pictures.length} ${pictures.length === 1 ? "picture" : "pictures"} to ${dirname(first.path)}/ (${kilobytes(pictures)}).`,
        ]),
  ];
}

function fileWords(file: MadeFile): string {
  const { path, pages } = file;
  const sheets = pages === undefined ? "" : `${pages} ${pages === 1 ? "page" : "pages"}, `;
  return `Wrote ${path} (${sheets}${kilobytes([file])}).`;
}

/** Sizes as files have them: 1 KB is 1,000 bytes. */
const kilobytes = (files: readonly MadeFile[]): string =>
  `${grouped(Math.ceil(files.reduce((sum, { bytes }) => sum + bytes.length, 0) / 1000))} KB`;
