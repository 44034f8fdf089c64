import type { Report, ReportSource } from "@outlay/report";
import type { Browser } from "../../browser/open-browser.ts";
import type { Format } from "./format.ts";

/** One file of a report, not written yet. */
export interface MadeFile {
  readonly format: Format;
  readonly path: string;
  readonly bytes: Uint8Array;
  /** Of a PDF. */
  readonly pages?: number;
  /** What is not as it should be, in a sentence. */
  readonly warning?: string;
}

/** What files are made from. */
export interface Material {
  readonly report: Report;
  readonly source: ReportSource;
  /** Pictures on a dark ground. */
  readonly dark: boolean;
  /** Started when the first file needs it. */
  readonly browser: () => Promise<Browser>;
}
