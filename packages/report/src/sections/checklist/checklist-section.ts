import type { Estimate, OpenQuestion } from "@outlay/estimate";
import { chosenPath, inputTitle } from "@outlay/words";
import type { Row, Section, Table, Text } from "../../document/block.ts";
import type { ReportSource } from "../../document/report-source.ts";
import { figures, group, row, words } from "../columns.ts";
import { NOTHING, usdCell } from "../figure-cell.ts";

/** What to settle before anyone signs: the published checklist first, then ours, with what each answer moves. */
export function checklistSection({ estimated: { estimate } }: ReportSource): Section {
  const { openQuestions } = estimate;
  const path = chosenPath(estimate)?.id;
  const rowsOf = (published: boolean): Row[] =>
    openQuestions
      .filter((each) => each.published === published)
      .map((each) => questionRow(each, path));
  const table: Table = {
    kind: "table",
    caption: "What the plan leaves open",
    columns: [
      words("Question"),
      words("Who can say"),
      words("Answered"),
      figures(
        estimate.comparedBy === "total"
          ? "Moves the total by"
          : "Moves the total, people included, by",
      ),
      words("Most of it"),
      words("Key that answers it"),
    ],
    rows: [
      ...group("The published checklist", rowsOf(true)),
      ...group("What the estimate asks besides", rowsOf(false)),
    ],
    notes: [
      "USD: what the largest of its assumed inputs moves alone, from the value that one in ten lies below to the value that one in ten lies above; the whole answer moves at least that.",
    ],
  };
  return {
    id: "checklist",
    title: "What is open",
    place: "body",
    blocks:
      openQuestions.length === 0
        ? []
        : [{ kind: "paragraph", text: introduction(estimate) }, table],
  };
}

/** How many questions are open, and how many of them are on the published list. */
function introduction({ openQuestions }: Estimate): string {
  const count = openQuestions.length;
  const listed = openQuestions.filter(({ published }) => published).length;
  const open = `${count} question${count === 1 ? " is" : "s are"} open in part or whole`;
  return `${open}, ${listed} of them on the published checklist that is asked before a project is scoped. A figure in the plan answers each.`;
}

function questionRow(
  { question, owner, answeredInPart, movesUsd, inputs, keys }: OpenQuestion,
  path: string | undefined,
): Row {
  const [first] = inputs;
  const most = first === undefined || first.swingUsd === 0 ? NOTHING : inputTitle(first.doc);
  const named = keys.filter((key) => !key.startsWith("paths.") || key.startsWith(`paths.${path}.`));
  return row(
    question,
    owner,
    answeredInPart ? "in part" : "open",
    movesUsd === 0 && inputs.length === 0 ? "not known before it is stated" : usdCell(movesUsd),
    most,
    keyText(named),
  );
}

const keyText = (keys: readonly string[]): Text =>
  keys.length === 0
    ? NOTHING
    : keys
        .slice(0, 3)
        .flatMap((text, at) => [...(at === 0 ? [] : [", "]), { kind: "code", text } as const]);
