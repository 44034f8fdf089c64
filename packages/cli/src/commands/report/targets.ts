import { basename, join } from "node:path";
import { fail, type Outcome, ok } from "@outlay/document";
import { type Format, formatOfName } from "./format.ts";

/** Where one format goes. */
export interface Target {
  readonly format: Format;
  /** A file; for pictures a folder; `-` for stdout. */
  readonly path: string;
}

/** What decides where the files go. */
export interface TargetRequest {
  /** As asked for, without repetition; may be empty. */
  readonly formats: readonly Format[];
  readonly out: string | undefined;
  readonly outIsFolder: boolean;
  /** The plan's file, or `-`. */
  readonly plan: string;
}

/**
 * Where each format goes: beside one another in the current folder under the plan's name, or where
 * `--out` says. Without a format it is the one of the ending of `--out`, else HTML.
 *
 * @returns the targets, or a sentence that says which words do not go together
 */
export function targetsOf(request: TargetRequest): Outcome<readonly Target[], string> {
  const { out, outIsFolder, plan } = request;
  const asked = out === undefined || outIsFolder ? undefined : formatOfName(out);
  const formats = request.formats.length > 0 ? request.formats : [asked ?? "html"];
  const [first = "html"] = formats;
  const named = (format: Format): string =>
    format === "png" ? `${planName(plan)}.report` : `${planName(plan)}.report.${format}`;
  if (out === undefined) return ok(formats.map((format) => ({ format, path: named(format) })));
  if (outIsFolder || out.endsWith("/")) {
    return ok(formats.map((format) => ({ format, path: join(out, named(format)) })));
  }
  if (formats.length > 1) {
    return fail(
      out === "-"
        ? "one format goes to stdout, not several: leave out --out, and each is a file of its own."
        : `several formats need a folder, and there is no folder ${out}: make it first, or leave out --out.`,
    );
  }
  if (out === "-" && first === "png") {
    return fail("pictures are several files: --out FOLDER, or leave it out.");
  }
  if (asked !== undefined && asked !== first) {
    return fail(`${out} ends as ${asked}, but --${first} was asked for.`);
  }
  return ok([{ format: first, path: out }]);
}

/**
 * The name of a plan's file without its folders and ending; `plan` for one from stdin.
 *
 * @example
 * planName("plans/support-assistant.yaml") // => "support-assistant"
 */
export const planName = (plan: string): string =>
  plan === "-" ? "plan" : basename(plan).replace(/(?<=.)\.(ya?ml|json)$/i, "");
