import {
  assumedText,
  capital,
  chosenPath,
  pathWords,
  roughUsd,
  withoutFigureIds,
} from "@outlay/words";
import type { Row, Section, Table } from "../../document/block.ts";
import type { ReportSource } from "../../document/report-source.ts";
import { inputColumns, inputRow } from "./input-row.ts";
import { type MovedInput, movedInputs } from "./moved-input.ts";

/** Inputs that the body tells: assumptions, and all others; the appendix has every one. */
const most = { assumed: 15, known: 10 } as const;

/** What everything rests on: the inputs that move the total most, assumptions first. */
export function assumptionsSection({ estimated }: ReportSource): Section {
  const { estimate } = estimated;
  const chosen = chosenPath(estimate);
  const inputs = movedInputs(estimated).toSorted((a, b) => comparedBy(b) - comparedBy(a));
  const moving = inputs.filter(moves);
  const assumed = moving.filter(({ input }) => input.origin.kind === "assumption");
  const known = moving.filter(({ input }) => input.origin.kind !== "assumption");
  return {
    id: "assumptions",
    title: "What it rests on",
    place: "body",
    blocks:
      chosen === undefined
        ? []
        : [
            ...tableOf(
              `Assumptions that move the total of ${pathWords[chosen.id]} most`,
              assumed,
              most.assumed,
            ),
            ...tableOf("Figures with a source that move it most", known, most.known),
            { kind: "paragraph", text: assumedText(estimate) },
          ],
  };
}

/** What it moves of what paths are compared by. */
const comparedBy = ({ movesUsd, movesWithPeopleUsd = movesUsd }: MovedInput): number =>
  movesWithPeopleUsd;

const moves = ({ movesUsd, movesWithPeopleUsd = 0 }: MovedInput): boolean =>
  movesUsd + movesWithPeopleUsd > 0;

function tableOf(caption: string, inputs: readonly MovedInput[], count: number): Table[] {
  const [first] = inputs;
  if (first === undefined) return [];
  const shown = inputs.slice(0, count);
  const rest = inputs.slice(count);
  const largest = rest[0] === undefined ? undefined : comparedBy(rest[0]);
  return [
    {
      kind: "table",
      caption,
      columns: inputColumns(first.movesWithPeopleUsd !== undefined),
      rows: shown.map(inputRow).map(withoutIds),
      notes: [
        [
          "Each alone, from the value that one in ten lies below to the value that one in ten lies above, all else at its middle; USD.",
          ...(largest === undefined
            ? []
            : [
                ` ${capital(restText(rest.length, largest))}: `,
                { kind: "link", text: "appendix", href: "#inputs" } as const,
                ".",
              ]),
        ],
      ],
    },
  ];
}

/** The row with the article in place of the id of a published figure: ids stay in the appendix. */
const withoutIds = (of: Row): Row => ({
  ...of,
  cells: of.cells.map((cell) => (typeof cell === "string" ? withoutFigureIds(cell) : cell)),
});

const restText = (count: number, largest: number): string =>
  count === 1
    ? `one more moves it by ${roughUsd(largest)}`
    : `${count} more move it by ${roughUsd(largest)} or less each`;
