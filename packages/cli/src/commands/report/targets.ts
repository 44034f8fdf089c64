import { basename, join } from "node:path";
import { fail, type Outcome, ok } from "@outlay/document";
import { endingOf, type Format, formatOfName } from "./format.ts";

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
  /** What files are named after where `--out` names none: {@link planName}. */
  readonly stem: string;
  /** Whether pages are those of the short form, which stands beside the long one. */
  readonly short: boolean;
}

/**
 * Where each format goes: beside one another in the current folder under the plan's name, or where
 * `--out` says. Without a format it is the one of the ending of `--out`, else HTML.
 *
 * @returns the targets, or a sentence that says which words do not go together
 */
export function targetsOf(request: TargetRequest): Outcome<readonly Target[], string> {
  const { out, outIsFolder, stem, short } = request;
  const asked = out === undefined || outIsFolder ? undefined : formatOfName(out);
  const formats = request.formats.length > 0 ? request.formats : [asked ?? "html"];
  const [first = "html"] = formats;
  const named = (format: Format): string =>
    format === "png"
      ? `${stem}.report`
      : `${stem}.report${short && format !== "xlsx" ? ".short" : ""}.${format}`;
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
  const wrong = endingRefusal(out, first, asked);
  if (wrong !== undefined) return fail(wrong);
  if (asked !== undefined && asked !== first) {
    return fail(`${out} ends as ${asked}, but --${first} was asked for.`);
  }
  return ok([{ format: first, path: out }]);
}

/** A file that says by its ending that it is something else than what stands in it. */
function endingRefusal(out: string, format: Format, asked: Format | undefined): string | undefined {
  const ending = endingOf(out);
  if (ending === undefined || asked !== undefined) return undefined;
  if (format === "md" && ending === "txt") return undefined;
  return ending === "png" || format === "png"
    ? `pictures are several files, and ${out} is the name of one: --png --out FOLDER, or leave out --out.`
    : `a report is not written as .${ending}. It can be .html, .pdf, .xlsx (a workbook) or .md (Markdown), and with --png pictures in a folder.`;
}

/**
 * What the files of a report are named after: the plan's file without its folders and ending; for one from
 * stdin its name in letters and digits, or `plan` where that has none.
 *
 * @param name the plan's, once it is read
 *
 * @example
 * planName("plans/support-assistant.yaml", "Help desk") // => "support-assistant"
 * planName("-", "Help desk / EU") // => "help-desk-eu"
 */
export function planName(plan: string, name = ""): string {
  if (plan !== "-") return basename(plan).replace(/(?<=.)\.(ya?ml|json)$/i, "");
  const words = name.toLowerCase().match(/[\p{L}\p{M}\p{N}]+/gu) ?? [];
  return [...words.join("-")].slice(0, 60).join("") || "plan";
}
