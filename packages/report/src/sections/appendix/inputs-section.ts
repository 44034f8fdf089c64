import type { InputResult } from "@outlay/estimate";
import { capital, inputTitle, sourceText } from "@outlay/words";
import type { Block, Section } from "../../document/block.ts";
import type { ReportSource } from "../../document/report-source.ts";
import { inputColumns, inputRow } from "../assumptions/input-row.ts";
import { type MovedInput, movedInputs } from "../assumptions/moved-input.ts";
import { group, row, words } from "../columns.ts";

const kinds = [
  { kind: "plan", title: "From your plan" },
  { kind: "assumption", title: "Our assumptions" },
  { kind: "measured", title: "Measured" },
  { kind: "published", title: "From published figures" },
  { kind: "vendor", title: "From vendors" },
  { kind: "derived", title: "Derived" },
] as const;

/** Every input that is no price: those that a plan can replace one by one, facts of the catalog by their source. */
export function inputsSection({ estimated }: ReportSource): Section {
  const inputs = movedInputs(estimated).filter(({ input }) => !isPrice(input));
  const isFact = ({ input: { key, origin } }: MovedInput): boolean =>
    key === undefined && origin.kind !== "plan" && origin.kind !== "assumption";
  const facts = inputs.filter(isFact);
  const replaced = inputs.filter((each) => !isFact(each));
  return {
    id: "inputs",
    title: "Every input",
    place: "appendix",
    blocks: inputs.length === 0 ? [] : [...inputTable(replaced), ...factTable(facts)],
  };
}

/** Prices stand in a section of their own, with their age. */
export const isPrice = ({ id, key }: InputResult): boolean =>
  id.startsWith("price.") && key === undefined;

function inputTable(inputs: readonly MovedInput[]): Block[] {
  if (inputs.length === 0) return [];
  return [
    {
      kind: "table",
      caption: "Inputs by where they come from, those that move the total most first",
      columns: inputColumns(false),
      rows: kinds.flatMap(({ kind, title }) => {
        const own = inputs.filter(({ input }) => input.origin.kind === kind);
        return group(
          `${title} (${own.length})`,
          own.map(({ input, movesUsd }) => inputRow({ input, movesUsd })),
        );
      }),
      notes: [
        "What each moves alone, of the total of the path that the verdict is about, people who take over left out; USD. A dash: nothing there.",
      ],
    },
  ];
}

/** Facts of the catalog, such as the size of a model, together with others of their source. */
function factTable(inputs: readonly MovedInput[]): Block[] {
  if (inputs.length === 0) return [];
  const bySource = Map.groupBy(inputs, ({ input }) => sourceText(input.origin));
  return [
    {
      kind: "table",
      caption: "Facts of the catalog that the figures rest on",
      columns: [words("Source"), words("Facts"), words("Seen")],
      rows: [...bySource].map(([source, facts]) =>
        row(
          capital(source),
          [...new Set(facts.map(({ input }) => inputTitle(input.doc)))].join("; "),
          latest(facts.map(({ input }) => input.origin.checked)),
        ),
      ),
      notes: [
        "A plan does not replace these one by one: it names another model, machine or service.",
      ],
    },
  ];
}

/** The last of these days; a dash where none is known. */
const latest = (days: readonly (string | undefined)[]): string =>
  days.reduce<string>((last, day = "") => (day > last ? day : last), "") || "–";
