import type { ChecklistQuestion, Movement } from "@outlay/estimate";
import { inputTitle, pathWords, roughUsd } from "@outlay/words";
import type { Cell, Inline, Row } from "../../document/block.ts";
import { row } from "../columns.ts";
import { NOTHING } from "../figure-cell.ts";

const stateWords = { answered: "✓", "in-part": "in part", open: "open" } as const;

/** Keys of a question that are told at most. */
const mostKeys = 4;

/**
 * A question with who can answer it, what its open inputs move, and the keys that answer it; one that is
 * answered is pale.
 *
 * @param path whose total is told
 */
export function questionRow(question: ChecklistQuestion, path: string | undefined): Row {
  const { owner, state, total, compared, elsewhere, inputs } = question;
  const [first] = inputs;
  const told = compared ?? total ?? elsewhere;
  const most = first === undefined || told === undefined ? [] : [`${inputTitle(first.doc)}: `];
  const unsaid = saysNothing(question);
  return {
    ...row(
      question.question,
      owner,
      unsaid ? "plan silent" : stateWords[state],
      cellOf(compared ?? total),
      [...besideText(question), ...most, ...keyText(question, path)],
    ),
    kind: state === "answered" && !unsaid ? "pale" : "plain",
  };
}

/** Whether the plan says nothing about it, though nothing of it is assumed either. */
export const saysNothing = ({ state, keys }: ChecklistQuestion): boolean =>
  state === "answered" && keys.length > 0 && !keys.some(({ stated }) => stated);

/** How far apart the ends are: no value of a node, and so without one. */
const cellOf = (movement: Movement | undefined): Cell =>
  movement === undefined
    ? NOTHING
    : { kind: "figure", text: roughUsd(movement.together), value: movement.together };

/** What it moves without people who take over, where that reads differently; or which other path it moves. */
function besideText({ total, compared, elsewhere }: ChecklistQuestion): string[] {
  if (total === undefined && compared === undefined && elsewhere !== undefined) {
    const id = elsewhere.of.slice(0, -".total".length) as keyof typeof pathWords;
    return [`Moves ${pathWords[id]} by ${roughUsd(elsewhere.together)}. `];
  }
  if (compared === undefined) return [];
  if (total === undefined) return ["Nothing without people who take over. "];
  const alone = roughUsd(total.together);
  return alone === roughUsd(compared.together) ? [] : [`Without them, ${alone}. `];
}

/** What replaces the largest open inputs, then keys that are missing, then with a tick those that are stated. */
function keyText(
  { keys, inputs, state }: ChecklistQuestion,
  path: string | undefined,
): readonly Inline[] {
  const own = keys.filter(
    ({ key }) => !key.startsWith("paths.") || key.startsWith(`paths.${path}.`),
  );
  const largest = inputs
    .filter(({ swingUsd }) => swingUsd > 0)
    .slice(0, 2)
    .flatMap(({ key }) => (key === undefined ? [] : [{ key, stated: false }]));
  const ordered = [
    ...largest,
    ...own.filter(({ stated }) => !stated),
    ...own.filter(({ stated }) => stated),
  ].filter(({ key }, at, all) => all.findIndex((each) => each.key === key) === at);
  if (ordered.length === 0) return [NOTHING];
  return ordered
    .slice(0, state === "answered" ? ordered.length : mostKeys)
    .flatMap(({ key, stated }, at): Inline[] => [
      ...(at === 0 ? [] : [", "]),
      ...(stated ? ["✓ "] : []),
      { kind: "code", text: key },
    ]);
}
