import { contradictions, type PathResult } from "@outlay/estimate";
import { basisText, capital, isPriced, pathWords, whyOutsideText } from "@outlay/words";
import type { Block, Section, Text } from "../../document/block.ts";
import type { ReportSource } from "../../document/report-source.ts";
import { row, words } from "../columns.ts";

/**
 * Published figures that contradict themselves or others: those that touch this plan first, with what
 * they mean in it; and why ours lies outside a published range, for each of them.
 */
export function publishedSection({ estimated: { estimate }, facts }: ReportSource): Section {
  const touching = estimate.notes.filter(({ code }) => code === "contradiction");
  const others = contradictions(facts.published).filter(
    ({ says }) => !touching.some(({ text }) => text.startsWith(`Published: ${says}; but `)),
  );
  const paths = estimate.paths.filter(isPriced);
  const reasons = paths.flatMap(reasonsOf);
  const checks = new Set(paths.flatMap(checksOf));
  return {
    id: "published",
    title: "Published figures, and where they contradict themselves",
    place: "appendix",
    blocks: [
      ...listOf(
        "Contradictions that touch this plan",
        touching.map(({ text }) => pathNames(text)),
      ),
      ...listOf("Why ours lies outside a published range", reasons),
      ...listOf("What to know of the ranges themselves", [...checks]),
      ...(others.length === 0
        ? []
        : ([
            { kind: "heading", text: "Other contradictions of published figures" },
            {
              kind: "table",
              caption: "Contradictions that move nothing in this plan, or are told elsewhere",
              columns: [words("Figure"), words("Published"), words("But"), words("Told")],
              rows: others.map(({ id, says, but, shown }) =>
                row(
                  [{ kind: "code", text: id }],
                  says,
                  but,
                  shown ?? "where a plan is touched by it; this one is not",
                ),
              ),
              notes: ["A and B are the two articles on whose figures the catalog leans."],
            },
          ] satisfies Block[])),
    ],
  };
}

const listOf = (heading: string, items: readonly Text[]): Block[] =>
  items.length === 0
    ? []
    : [
        { kind: "heading", text: heading },
        { kind: "list", items },
      ];

/** Names of paths, as a person reads them. */
const pathNames = (text: string): string =>
  text.replace(/\b(hosted|self-hosted)-tuned\b/g, (_, name: string) => `${name}, tuned`);

function reasonsOf({ id, published }: PathResult): Text[] {
  return published
    .filter(({ overlap }) => overlap !== "overlaps")
    .map((each): Text => {
      const why = whyOutsideText(pathWords[id], each, each.why.length);
      return [
        { kind: "strong", text: capital(`${pathWords[id]}, ${basisText(each, published)}`) },
        `: ${why}`,
      ];
    });
}

const checksOf = ({ published }: PathResult): string[] =>
  published.flatMap(({ id, check }) => (check === undefined ? [] : [`${id}: ${check}.`]));
