import type { Io } from "../io.ts";
import { defaultFigures } from "./default-figures.ts";

/** What sort of work one task is; it decides how many model calls a task has. */
export const KINDS = ["conversation", "document", "agent"] as const;

/** One of {@link KINDS}. */
export type Kind = (typeof KINDS)[number];

const words: Readonly<Record<Kind, string>> = {
  conversation: "a conversation, with questions that follow",
  document: "a document or batch job: one call for each",
  agent: "an agent that takes several steps",
};

/** The keys of the plan that a kind fills in: turns of a task, and model calls in each. */
export const kindKeys = ["workload.steps_per_task", "workload.turns_per_conversation"] as const;

/**
 * The values of {@link kindKeys}. What is more than one comes from the defaults, which are assumptions:
 * the lines are marked so in the plan.
 */
export function kindValues(kind: Kind): Readonly<Record<(typeof kindKeys)[number], string>> {
  const range = (id: string): string => {
    const { low, likely, high } = defaultFigures(id);
    return `low ${low}, likely ${likely}, high ${high}`;
  };
  return {
    "workload.steps_per_task": kind === "agent" ? range("usage.steps-per-task.agentic") : "1",
    "workload.turns_per_conversation":
      kind === "conversation" ? range("usage.turns-per-conversation") : "1",
  };
}

/** The comment behind the lines that a kind fills in. */
export const kindMark = (kind: Kind): string =>
  `assumed for ${kind === "agent" ? "an agent" : `a ${kind}`}: put your own value here`;

/** The kind that an answer means: its number, or the beginning of its word. */
export function readKind(answer: string): Kind | undefined {
  const typed = answer.trim().toLowerCase();
  if (/^[1-3]$/.test(typed)) return KINDS[Number(typed) - 1];
  if (/^batch/.test(typed)) return "document";
  return typed === "" ? undefined : KINDS.find((kind) => kind.startsWith(typed));
}

/** Asks for the kind until the answer is one. */
export async function askKind(io: Io): Promise<Kind> {
  const { bold, dim } = io.colourErr;
  io.say(`${bold("What is one task?")} ${dim("1, 2 or 3")}`);
  for (const [at, kind] of KINDS.entries()) io.say(`  ${at + 1}  ${words[kind]}`);
  for (;;) {
    const kind = readKind(await io.ask("> "));
    if (kind !== undefined) return kind;
    io.say(`This one is needed: 1, 2, 3, or ${KINDS.join(", ")}.`);
  }
}
