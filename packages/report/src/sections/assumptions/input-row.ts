import { capital, inputTitle, originWords, quantityText, sourceText } from "@outlay/words";
import type { Column, Row, Text } from "../../document/block.ts";
import { figures, row, words } from "../columns.ts";
import { NOTHING, usdCell } from "../figure-cell.ts";
import type { MovedInput } from "./moved-input.ts";

/**
 * The columns of a table of inputs.
 *
 * @param people whether people who take over are counted
 */
export const inputColumns = (people: boolean): readonly Column[] => [
  words("Input, and its range in eight cases of ten"),
  figures("Moves the total by"),
  ...(people ? [figures("With people who take over")] : []),
  words("Who can say"),
  words("Where it comes from, and when that was seen"),
  words("Key that replaces it"),
];

/** An input: what it is and moves, who can say, where it comes from and how a plan replaces it. */
export const inputRow = ({ input, movesUsd, movesWithPeopleUsd }: MovedInput): Row =>
  row(
    `${inputTitle(input.doc)}: ${quantityText(input.p10, input.p90, input.unit)}`,
    usdCell(movesUsd),
    ...(movesWithPeopleUsd === undefined ? [] : [usdCell(movesWithPeopleUsd)]),
    input.owner,
    `${fromText(input)}${input.origin.checked === undefined ? "" : ` (seen ${input.origin.checked})`}`,
    keyText(input),
  );

/** The source after the word for its kind; of an assumption, its reason. */
function fromText({ origin }: MovedInput["input"]): string {
  const text = sourceText(origin);
  if (origin.kind !== "assumption") return `${originWords[origin.kind]}: ${text}`;
  return capital(text.replace(/^our assumption[:;,] /, ""));
}

const keyText = ({ key }: MovedInput["input"]): Text =>
  key === undefined ? NOTHING : [{ kind: "code", text: key }];
