import { reportOf, shortReport } from "@outlay/report";
import { BrowserError, browserErrorText } from "../browser/browser-error.ts";
import type { Browser } from "../browser/open-browser.ts";
import { type Command, defineCommand, flag, text } from "../command.ts";
import { type ExitCode, exitCode } from "../exit-code.ts";
import type { Io } from "../io.ts";
import { planArgument, planOptions } from "./estimate/plan-options.ts";
import { runEstimate } from "./estimate/run-estimate.ts";
import { byBrowser, type Format, formats } from "./report/format.ts";
import type { MadeFile } from "./report/made-file.ts";
import { makeFiles } from "./report/make-files.ts";
import { type Leave, refusal, targetRefusal } from "./report/may-write.ts";
import { reportSource } from "./report/report-source.ts";
import { planName, type Target, targetsOf } from "./report/targets.ts";
import { writtenWords } from "./report/written-words.ts";

/** `outlay report`: an estimate as a document that a team decides from. */
export const command: Command = defineCommand({
  args: { plan: planArgument },
  options: {
    html: flag("a page for the browser; what is written where no format is named"),
    pdf: flag("the page on A4"),
    xlsx: flag("a workbook whose formulas calculate"),
    md: flag("Markdown, for a repository or a wiki"),
    png: flag("the first page and each chart as a picture, in a folder"),
    short: flag(
      "first page and body without the appendix: a dozen pages or so; not for the workbook, which is one",
    ),
    dark: flag("with --png: on a dark ground"),
    out: text("FILE", "a file, a folder, or - for stdout; else PLAN.report.html and so on here", {
      completes: "file",
      short: "o",
    }),
    force: flag("replace a file that is no report of this plan"),
    ...planOptions,
  },
  examples: [
    { run: "outlay report examples/support-assistant.yaml", doc: "a page to read and to send" },
    {
      run: "outlay report examples/support-assistant.yaml --pdf --xlsx",
      doc: "for the meeting: a PDF, and the workbook to calculate on",
    },
    {
      run: "outlay report examples/support-assistant.yaml --short --pdf",
      doc: "for a board: without the appendix",
    },
    {
      run: "outlay report examples/support-assistant.yaml --md --out -",
      doc: "Markdown to stdout",
    },
  ],
  notes:
    "All files of one run show one estimate. A file is replaced where it is a report of the same plan (by its name); that of another plan, and any other file, only with --force. PDF and pictures are made by the Chromium, Chrome or Edge of the system; OUTLAY_CHROMIUM names another. With --json and no format the report itself is printed as data.",
  async run({ args, options }, io) {
    const asked = formats.filter((format) => options[format]);
    if (options.dark && !options.png) {
      return io.fail(
        exitCode.usage,
        "--dark is the ground of pictures: outlay report PLAN --png --dark",
      );
    }
    const asData = options.json && asked.length === 0 && options.out === undefined;
    const request = { ...options, plan: args.plan };
    let targets: readonly Target[] = [];
    if (!asData) {
      const checked = await refusedEarly(asked, request, io);
      if (checked !== undefined) return checked;
    }
    const answer = await runEstimate(request, io);
    if (typeof answer === "number") return answer;
    const leave = { force: options.force, name: answer.estimate.plan.name };
    if (!asData) {
      const named = await namedTargets(asked, request, leave, io);
      if (typeof named === "number") return named;
      targets = named;
    }
    const source = await reportSource(request, answer, io);
    const report = options.short ? shortReport(reportOf(source)) : reportOf(source);
    const done = answer.estimate.status === "nothing-priced" ? exitCode.error : exitCode.ok;
    if (asData) {
      io.json({ kind: "report", ...report });
      return done;
    }
    const files: MadeFile[] = [];
    let browser: Promise<Browser> | undefined;
    const started = () => {
      browser ??= io.browser().then((program) => program.start());
      return browser;
    };
    try {
      for (const target of targets) {
        const made = await makeFiles(target, {
          report,
          source,
          dark: options.dark,
          browser: started,
        });
        const refused = await write(target, made, leave, io);
        if (refused !== undefined) return io.fail(exitCode.usage, refused);
        files.push(...made);
      }
    } catch (error) {
      if (!(error instanceof BrowserError)) throw error;
      return io.fail(exitCode.error, browserErrorText(error));
    } finally {
      await (await browser?.catch(() => undefined))?.close();
    }
    if (options.json) {
      io.json({
        kind: "report",
        files: files.map(({ format, path, bytes, pages }) => ({
          format,
          path,
          bytes: bytes.length,
          ...(pages === undefined ? {} : { pages }),
        })),
      });
    }
    if (options.out !== "-") for (const line of writtenWords(files)) io.say(line);
    for (const { warning } of files) if (warning !== undefined) io.say(warning);
    return done;
  },
});

/** What was asked for, of that which decides where the files go. */
interface Request {
  readonly plan: string;
  readonly out: string | undefined;
  readonly short: boolean;
  readonly force: boolean;
  readonly json: boolean;
}

/** Where the files go, once the plan's name is known; none takes the place of what is not its own. */
async function namedTargets(
  asked: readonly Format[],
  { plan, out, short }: Request,
  leave: Leave,
  io: Io,
): Promise<readonly Target[] | ExitCode> {
  const outIsFolder = out !== undefined && out !== "-" && (await io.isFolder(out));
  const stem = planName(plan, leave.name);
  const targets = targetsOf({ formats: asked, out, outIsFolder, stem, short });
  if (!targets.ok) return io.fail(exitCode.usage, targets.error);
  for (const target of targets.value) {
    const refused = await targetRefusal(target, leave, io);
    if (refused !== undefined) return io.fail(exitCode.usage, refused);
  }
  return targets.value;
}

/** Refuses, before the estimate, everything that can be refused without it. */
async function refusedEarly(
  asked: readonly Format[],
  request: Request,
  io: Io,
): Promise<ExitCode | undefined> {
  const { plan, out, short, force, json } = request;
  const outIsFolder = out !== undefined && out !== "-" && (await io.isFolder(out));
  const targets = targetsOf({ formats: asked, out, outIsFolder, stem: planName(plan), short });
  if (!targets.ok) return io.fail(exitCode.usage, targets.error);
  const [first] = targets.value;
  if (first?.path === "-" && json) {
    return io.fail(exitCode.usage, "--json and --out - both write to stdout: leave out one.");
  }
  if (first?.path === "-" && io.terminalOut && (first.format === "pdf" || first.format === "xlsx"))
    return io.fail(
      exitCode.usage,
      `a ${first.format} is not for a terminal: send it on with | or >, or name a file with --out.`,
    );
  // A plan from stdin has no name yet, and so has its report.
  const nameless = plan === "-" && (out === undefined || outIsFolder);
  for (const target of nameless ? [] : targets.value) {
    const refused = await targetRefusal(target, { force }, io);
    if (refused !== undefined) return io.fail(exitCode.usage, refused);
  }
  if (targets.value.some(({ format }) => byBrowser.has(format))) {
    try {
      await io.browser();
    } catch (error) {
      if (!(error instanceof BrowserError)) throw error;
      const others = asked.filter((format) => !byBrowser.has(format)).map((each) => `--${each}`);
      return io.fail(exitCode.error, browserErrorText(error, others));
    }
  }
  return undefined;
}

/** Writes the files of one format, after each was found free or ours. */
async function write(
  target: Target,
  made: readonly MadeFile[],
  leave: Leave,
  io: Io,
): Promise<string | undefined> {
  if (target.path === "-") {
    for (const { bytes } of made) io.outBytes(bytes);
    return undefined;
  }
  try {
    return await written(target, made, leave, io);
  } catch (error) {
    const { code, path } = (error ?? {}) as { code?: unknown; path?: unknown };
    const reason = typeof code === "string" ? unwritable[code] : undefined;
    if (reason === undefined) throw error;
    return `${String(path ?? target.path)} cannot be written: ${reason}. --out FOLDER writes elsewhere.`;
  }
}

/** Why nothing can be made in a folder that is there, by Node's code. */
const unwritable: Readonly<Record<string, string>> = {
  EACCES: "its folder, or the file, may not be changed by you",
  EPERM: "its folder, or the file, may not be changed by you",
  EROFS: "the disk may only be read",
  ENOENT: "its folder takes no files",
};

async function written(
  target: Target,
  made: readonly MadeFile[],
  leave: Leave,
  io: Io,
): Promise<string | undefined> {
  if (target.format === "png") await io.makeFolder(target.path);
  for (const file of made) {
    const refused = await refusal(file, leave, io);
    if (refused !== undefined) return refused;
  }
  for (const { path, bytes } of made) await io.writeBytes(path, bytes);
  return undefined;
}
