import type { Estimate, OpenQuestion } from "@outlay/estimate";
import { chosenPath, inputTitle, originsText, roughUsd } from "@outlay/words";
import type { Io } from "../../io.ts";
import { heading, wholeWords } from "./whole-words.ts";

/** Questions that are told; with `all`, every one. */
const most = 4;

/** What is open: how much is assumed, and what each answer moves, with who can give it. */
export function questionsText(estimate: Estimate, io: Io, width: number, all: boolean): string {
  const { count, of } = estimate.assumed;
  const { openQuestions } = estimate;
  const inPart = openQuestions.filter(({ answeredInPart }) => answeredInPart).length;
  const shown = openQuestions.slice(0, all ? openQuestions.length : most);
  const money = Math.max(4, ...shown.map(({ movesUsd }) => roughUsd(movesUsd).length));
  const head = money + 2;
  return [
    heading(
      `What is open: ${count} of ${of} inputs are our assumption; ${openQuestions.length - inPart} questions open, ${inPart} answered in part`,
      io.colour,
      width,
    ),
    wholeWords(originsText(estimate), width),
    ...shown.flatMap((question) => {
      const moves = question.movesUsd === 0 ? "open" : roughUsd(question.movesUsd);
      const words = wholeWords(`${question.question} (${question.owner})`, width, head).slice(head);
      return [
        `${moves.padStart(money)}  ${words}`,
        io.colour.dim(wholeWords(answerText(question, chosenPath(estimate)?.id), width, head)),
      ];
    }),
  ].join("\n");
}

/** What moves most under a question, and the keys that answer it; of a path, those of the chosen one. */
function answerText({ inputs, keys }: OpenQuestion, path: string | undefined): string {
  const [first] = inputs;
  const named = keys.filter((key) => !key.startsWith("paths.") || key.startsWith(`paths.${path}.`));
  const write = named.slice(0, 3).join(", ");
  const what =
    first === undefined || first.swingUsd === 0 ? "" : `Most of it: ${inputTitle(first.doc)}. `;
  return `${what}${write === "" ? "" : `Keys: ${write}`}`.trimEnd();
}
