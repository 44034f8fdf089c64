import type { Section, Text } from "../../document/block.ts";
import type { ReportSource } from "../../document/report-source.ts";
import { shellWord } from "../../document/shell-word.ts";
import { comparedItems, drawnItems, moneyItems } from "./methods-items.ts";

/** How the figures are made: where ranges come from, how futures are drawn, what is compared, what is left out. */
export function methodsSection(source: ReportSource): Section {
  const { estimate } = source.estimated;
  const list = (items: readonly Text[]) => ({ kind: "list", items }) as const;
  return {
    id: "methods",
    title: "How the figures are made",
    place: "appendix",
    blocks: [
      {
        kind: "paragraph",
        text: [
          "Every figure of this report is a number of one model, or a part of its draws. ",
          { kind: "code", text: `outlay explain ${shellWord(source.file)} NODE` },
          " opens any of them down to its formula, inputs, sources and dates. The whole model, line by line, is described in ",
          { kind: "code", text: "docs/cost-model.md" },
          ".",
        ],
      },
      { kind: "heading", text: "Ranges and futures" },
      list(drawnItems(source.estimated)),
      { kind: "heading", text: "What is counted" },
      list(moneyItems(source)),
      ...(estimate.paths.length === 0
        ? []
        : [{ kind: "heading", text: "What is compared" } as const, list(comparedItems(estimate))]),
    ],
  };
}
