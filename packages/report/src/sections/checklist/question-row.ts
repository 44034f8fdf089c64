import type { ChecklistQuestion, Movement } from "@outlay/estimate";
import { inputTitle, pathWords, roughUsd } from "@outlay/words";
import type { Cell, Inline, Row, Text } from "../../document/block.ts";
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
  const told = total ?? elsewhere;
  const most = first === undefined || told === undefined ? NOTHING : inputTitle(first.doc);
  return {
    ...row(
      question.question,
      owner,
      stateWords[state],
      total === undefined && elsewhere !== undefined
        ? elsewhereCell(elsewhere)
        : cellOf(total, compared),
      most,
      keyText(question, path),
    ),
    kind: state === "answered" ? "pale" : "plain",
  };
}

/** How far apart the ends are, and with people who take over where that reads differently. */
function cellOf(total: Movement | undefined, compared: Movement | undefined): Cell {
  const told = total ?? compared;
  if (told === undefined) return NOTHING;
  const [alone, whole] = [total, compared].map((each) => each && roughUsd(each.together));
  const people = whole === undefined || whole === alone ? [] : [`with people ${whole}`];
  return {
    kind: "figure",
    text: [...(alone === undefined ? [] : [alone]), ...people].join("; "),
    value: told.together,
  };
}

function elsewhereCell({ of, together }: Movement): Cell {
  const id = of.slice(0, -".total".length) as keyof typeof pathWords;
  return { kind: "figure", text: `(${pathWords[id]}: ${roughUsd(together)})`, value: together };
}

/** What replaces the largest open inputs, then keys that are missing, then with a tick those that are stated. */
function keyText({ keys, inputs, state }: ChecklistQuestion, path: string | undefined): Text {
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
  if (ordered.length === 0) return NOTHING;
  return ordered
    .slice(0, state === "answered" ? ordered.length : mostKeys)
    .flatMap(({ key, stated }, at): Inline[] => [
      ...(at === 0 ? [] : [", "]),
      ...(stated ? ["✓ "] : []),
      { kind: "code", text: key },
    ]);
}
