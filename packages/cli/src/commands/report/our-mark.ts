import type { Format } from "./format.ts";
import { workbookProgram } from "./workbook-program.ts";

/** How far into a file its mark is looked for. */
const head = 8192;

const marks: Readonly<Record<Exclude<Format, "xlsx">, RegExp>> = {
  html: /<meta name="generator" content="Outlay [^"]*">/,
  md: /^<!-- Outlay [^>]*outlay report --md -->/,
  pdf: /\/Creator \(Outlay /,
  png: /tEXtSoftware\0Outlay /,
};

/** Whether a file says of itself that it is a report of ours, so that a new one may take its place. */
export function isOurs(format: Format, bytes: Uint8Array): boolean {
  if (format === "xlsx") return workbookProgram(bytes)?.startsWith("Outlay ") ?? false;
  return marks[format].test(Buffer.from(bytes.subarray(0, head)).toString("latin1"));
}
