import { type Checklist, checklistOf } from "@outlay/estimate";
import { pathWords } from "@outlay/words";
import type { Block, Section, Table, Text } from "../../document/block.ts";
import type { ReportSource } from "../../document/report-source.ts";
import { figures, group, words } from "../columns.ts";
import { questionRow, saysNothing } from "./question-row.ts";

/** What to settle before anyone signs: the published checklist first, then ours, with what each answer moves. */
export function checklistSection({ plan, estimated }: ReportSource): Section {
  const checklist = checklistOf(plan, estimated);
  const { path, questions } = checklist;
  const people = questions.some(({ compared }) => compared !== undefined);
  const rowsOf = (published: boolean) =>
    questions.filter((each) => each.published === published).map((each) => questionRow(each, path));
  const table: Table = {
    kind: "table",
    caption: "What to settle before anyone signs",
    columns: [
      words("Question"),
      words("Who can say"),
      words("Answered"),
      figures(people ? "Moves the total with people who take over by" : "Moves the total by"),
      words("Most of it, and the keys of the plan that answer it (✓ stated)"),
    ],
    rows: [
      ...group("The published checklist for scoping a project", rowsOf(true)),
      ...group("What the estimate asks besides", rowsOf(false)),
    ],
    notes: notesOf(checklist),
  };
  return {
    id: "checklist",
    title: "What is open",
    place: "body",
    blocks:
      path === undefined
        ? []
        : [table, { kind: "paragraph", text: introduction(checklist) }, ...beyondMoney(checklist)],
  };
}

/** How many questions are answered, and whose answer moves most. */
function introduction({ questions }: Checklist): string {
  const count = (state: string): number => questions.filter((each) => each.state === state).length;
  const moves = ({ compared, total }: (typeof questions)[number]): number =>
    (compared ?? total)?.together ?? 0;
  const [most] = [...questions].sort((a, b) => moves(b) - moves(a));
  const largest =
    most === undefined || moves(most) === 0
      ? ""
      : ` The answer that moves most: ${most.question} (${most.owner}).`;
  const silent = questions.filter(saysNothing).length;
  const answered = count("answered") - silent;
  const unsaid = silent === 0 ? "" : `; of ${silent} more the plan says nothing`;
  return `The plan answers ${answered === 0 ? "none" : answered} of ${questions.length} questions wholly and ${count("in-part")} in part; ${count("open")} are open${unsaid}.${largest}`;
}

function notesOf({ path, questions }: Checklist): Text[] {
  const people = questions.some(({ compared }) => compared !== undefined);
  const whose = path === undefined ? "" : ` of ${pathWords[path]}`;
  return [
    `USD: how far apart the total${whose} is in one future of ten below and one of ten above, when all that a question leaves open is uncertain and nothing else is${people ? "; people who take over are included" : ""}.`,
  ];
}

/** What an answer can do that no amount says. */
function beyondMoney({ questions }: Checklist): Block[] {
  const items = questions.flatMap(({ question, beyondMoney: words, state }): Text[] =>
    words === undefined || state === "answered"
      ? []
      : [[{ kind: "strong", text: question }, ` ${words}`]],
  );
  return items.length === 0
    ? []
    : [
        { kind: "heading", text: "What no amount says" },
        { kind: "list", items },
      ];
}
