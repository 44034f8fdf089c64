import type { Advice, LimitMend } from "@outlay/estimate";
import { pathWords } from "@outlay/words";
import type { Io } from "../../io.ts";
import { wholeWords } from "../estimate/whole-words.ts";
import { publishedText, sourcingText, startText, typesText } from "./choice-text.ts";
import { pathText } from "./path-text.ts";
import { ruledOutText } from "./ruled-out-text.ts";
import { unitsText } from "./units-text.ts";

/** What the text is about. */
export interface About {
  /** The plan's name and the file it was read from; absent without a plan. */
  readonly plan?: { readonly name: string; readonly file: string };
  readonly months: number;
  readonly all: boolean;
  /** What a model can do about broken limits; absent where none is broken. */
  readonly mend?: LimitMend;
}

/** Advice in the width of the screen: candidates, reasons, what rules out the others, what is published. */
export function adviceText(advice: Advice, { plan, months, all, mend }: About, io: Io): string {
  const { task, sideTasks, paths } = advice;
  const from = task.origin === "asked" ? "asked for" : `inferred from ${task.why}`;
  const side = sideTasks.map(({ id }) => id).join(", ");
  const parts = [
    [
      plan === undefined ? `Models for ${task.id}` : `${plan.name}: which models could do it`,
      wholeWords(`Work: ${task.id} (${task.says}), ${from}.`, io.width, 0, 2),
      ...(side === "" || plan === undefined
        ? []
        : [
            wholeWords(
              `It also needs: ${side}. Each: outlay advise ${plan.file} --task ${sideTasks[0]?.id}`,
              io.width,
              0,
              2,
            ),
          ]),
    ].join("\n"),
    ...(paths.length === 0
      ? [
          [unitsText(advice, io, all), inPlanText(task.id, plan?.file, io)]
            .filter(Boolean)
            .join("\n"),
        ]
      : [...paths.map((path) => pathText(path, months, io, all)), skippedText(advice, io)]),
    ...(paths.length === 0
      ? []
      : [
          wholeWords(
            "* yours. Cost with every input at its median, all else as in the plan. Nothing here says how good a model is: `even at` is the success rate, against yours, at which both cost the same with the people who take over. Measure it on a golden set before you choose.",
            io.width,
            0,
            0,
          ),
          ...advice.notes.map((note) => wholeWords(note, io.width, 0, 0)),
        ]),
    typesText(advice, io),
    sourcingText(advice, io, all),
    startText(advice, io, mend),
    ruledOutText(advice, io, all),
    publishedText(advice, io, all),
  ];
  return parts.filter((part) => part !== "").join("\n\n");
}

/** Keys of the plan that name a model for other work. */
const keys: Readonly<Record<string, string>> = {
  "image.generation": "workload.image_model",
  "text.retrieval": "retrieval.embedding_model",
};

/** How to see what a plan costs with one of them. */
function inPlanText(task: string, file: string | undefined, io: Io): string {
  const key = keys[task];
  return key === undefined || file === undefined
    ? ""
    : wholeWords(`In the plan: outlay estimate ${file} --set ${key}=MODEL`, io.width, 0, 2);
}

/** Paths of which no model was looked at, and why, one sentence for all with the same reason. */
const skippedText = ({ paths }: Advice, io: Io): string =>
  [
    ...Map.groupBy(
      paths.filter(({ skipped }) => skipped !== undefined),
      ({ skipped }) => skipped,
    ),
  ]
    .map(([why, group]) => {
      const names = group.map(({ path }) => pathWords[path]).join("; ");
      return wholeWords(`Not looked at: ${names}. ${why}`, io.width, 0, 2);
    })
    .join("\n");
