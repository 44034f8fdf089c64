import { basename } from "node:path";
import {
  type Approvals,
  type ApprovedVersion,
  approvalsText,
  approveEstimate,
} from "@outlay/estimate";
import { pathWords, roughUsd } from "@outlay/words";
import { timeOption } from "../catalog/when.ts";
import { type Command, defineCommand, flag, required, text } from "../command.ts";
import { exitCode } from "../exit-code.ts";
import type { Io } from "../io.ts";
import { newName } from "../replace-file.ts";
import { version as outlay } from "../version.ts";
import { approvalState } from "./approve/approval-state.ts";
import { type ApprovalsFile, readApprovalsFile } from "./approve/approvals-file.ts";
import { approvedText } from "./approve/approved-text.ts";
import { mainPath, versionsText } from "./approve/versions-text.ts";
import { planOptions } from "./estimate/plan-options.ts";
import { runEstimate } from "./estimate/run-estimate.ts";
import { wholeWords } from "./estimate/whole-words.ts";

/** `outlay approve`: locks a plan, its inputs and its figures as the version to be held against. */
export const command: Command = defineCommand({
  args: { plan: required("PLAN", "plan file", { completes: "file" }) },
  options: {
    by: text("NAME", "who approves"),
    note: text("TEXT", "why, or on what condition"),
    date: text("DAY", "the day of the approval; today when left out"),
    check: flag("only say whether the plan is as approved; exit 3 where it is not"),
    show: flag("only list the approved versions"),
    again: flag("approve although nothing has changed and nobody new approves"),
    seed: planOptions.seed,
    draws: planOptions.draws,
  },
  examples: [
    {
      run: "outlay approve plan.yaml --by 'Ann Lee' --note 'Budget 2027'",
      doc: "lock what the plan says and costs today",
    },
    { run: "outlay approve plan.yaml --check", doc: "in CI: exit 3 when it is no longer that" },
    { run: "outlay approve plan.yaml --show", doc: "all versions" },
  ],
  notes:
    "Versions are kept in PLAN.approved.json beside the plan, the last is the baseline; commit it with the plan. outlay estimate says what has changed since: in the plan, in the catalog, in the model.",
  async run({ args, options }, io) {
    const { plan } = args;
    if (plan === "-") {
      return io.fail(
        exitCode.usage,
        "a plan from stdin cannot be approved: its versions are kept beside its file.",
      );
    }
    if (options.check && options.show) {
      return io.fail(exitCode.usage, "--check and --show do not go together.");
    }
    const file = await readApprovalsFile(plan, io);
    if (!file.ok) return io.fail(exitCode.usage, file.error);
    const { approvals } = file.value;
    if (options.show || (options.check && approvals === undefined))
      return show(plan, file.value, io, options);
    const request = { plan, set: [], path: undefined, seed: options.seed, draws: options.draws };
    const planText = await io.read(plan);
    const estimated = await runEstimate(request, io);
    if (typeof estimated === "number") return estimated;
    const state = await approvalState(request, estimated, io);
    if (options.check && state !== undefined) {
      if (options.json) io.json({ kind: "approval", ...state });
      else io.out(approvedText(state, io, io.width));
      return state.state === "changed" ? exitCode.threshold : exitCode.ok;
    }
    if (estimated.estimate.status === "nothing-priced") {
      return io.fail(
        exitCode.error,
        `no path of ${plan} can be priced, so there is nothing to approve; outlay estimate ${plan} says why.`,
      );
    }
    const previous = approvals?.versions.at(-1);
    const says = { ...given("by", options.by), ...given("note", options.note) };
    if (state?.state === "unchanged" && !options.again && saysNothingNew(says, previous)) {
      if (options.json) io.json({ kind: "approval", ...state });
      else
        io.out(
          `${approvedText(state, io, io.width)}\nNothing was written; --again approves it once more.`,
        );
      return exitCode.ok;
    }
    const at = timeOption("date", options.date, io);
    if (at === undefined) return exitCode.usage;
    const version = approveEstimate(estimated, {
      planText,
      at: `${new Date(at).toISOString().slice(0, 19)}Z`,
      outlay,
      ...says,
      ...(previous === undefined ? {} : { previous }),
    });
    const next: Approvals = {
      schemaVersion: 1,
      kind: "outlay-approvals",
      plan: basename(plan),
      versions: [...(approvals?.versions ?? []), version],
    };
    const { path, text: was } = file.value;
    const replaced = await io
      .replace(path, approvalsText(next), was)
      .catch((error: { code?: unknown }) => {
        if (error.code !== "EACCES" && error.code !== "EPERM") throw error;
        return "refused" as const;
      });
    if (replaced === "refused") {
      return io.fail(
        exitCode.usage,
        `${path} cannot be written: no permission to change its folder.`,
      );
    }
    if (replaced === "changed") {
      return io.fail(
        exitCode.error,
        `${path} was changed by somebody else meanwhile; nothing was written. Try again.`,
      );
    }
    if (replaced === "busy") {
      return io.fail(
        exitCode.error,
        `${newName(path)} is there: another approval is being written, or was cut off. Where no other runs, delete it and try again.`,
      );
    }
    if (options.json) {
      const { planText: _, inputs, ...kept } = version;
      io.json({ kind: "approved", file: path, ...kept, inputs: inputs.length });
      return exitCode.ok;
    }
    const main = mainPath(version);
    const name = main === undefined ? "" : `${pathWords[main.id]}, `;
    io.out(
      [
        wholeWords(`Approved as version ${version.version}: ${path}`, io.width),
        ...(main?.totalUsd === undefined
          ? []
          : [
              wholeWords(
                `${name}build ${roughUsd(main.buildUsd?.p50)} (one in five above ${roughUsd(main.buildUsd?.p80)}), build and running ${roughUsd(main.totalUsd.p50)} (one in five above ${roughUsd(main.totalUsd.p80)}); ${version.inputs.length} inputs, ${estimated.estimate.assumed.count} of them our assumption`,
                io.width,
                2,
              ),
            ]),
        ...(version.status === "partial"
          ? [
              wholeWords(
                "INCOMPLETE: something has no price, so these figures are too low.",
                io.width,
                2,
              ),
            ]
          : []),
        ...(state === undefined ? [] : ["", "Until now:", approvedText(state, io, io.width)]),
      ].join("\n"),
    );
    return exitCode.ok;
  },
});

/** Whether who approves, and why, is what the last version says already: then nothing is lost. */
const saysNothingNew = (
  { by, note }: Pick<ApprovedVersion, "by" | "note">,
  previous: ApprovedVersion | undefined,
): boolean =>
  (by === undefined || by === previous?.by) && (note === undefined || note === previous?.note);

const given = <Key extends string>(
  key: Key,
  value: string | undefined,
): { readonly [K in Key]?: string } =>
  (value === undefined || value.trim() === "" ? {} : { [key]: value.trim() }) as never;

/** Lists the versions, or says that there are none. */
async function show(
  plan: string,
  { path, approvals }: ApprovalsFile,
  io: Io,
  { json }: { readonly json: boolean },
) {
  if (approvals === undefined) {
    await io.read(plan); // a plan that is not there is the first thing to say
    return io.fail(
      exitCode.usage,
      `${plan} was never approved: there is no ${path}. Approve it with outlay approve ${plan}.`,
    );
  }
  if (json) io.json(approvals);
  else io.out(versionsText(approvals, io, io.width));
  return exitCode.ok;
}
