import type { PathResult, RuledOutPath } from "@outlay/estimate";
import { conditionText, isPriced, pathWords, whyNot } from "@outlay/words";
import type { Block, Text } from "../../document/block.ts";
import type { ReportSource } from "../../document/report-source.ts";

/** Under which conditions a path may be built, and which cannot: every reason, with its money and weeks. */
export function mayBeBuiltBlocks({ estimated: { estimate } }: ReportSource): Block[] {
  const told = estimate.paths.flatMap((path): Told[] => {
    const words = wordsOf(path);
    return words.length === 0 ? [] : [{ name: pathWords[path.id], words }];
  });
  if (told.length === 0) return [];
  // Paths of which the same is said stand together.
  const together = [...Map.groupBy(told, ({ words }) => words.join(" "))].map(
    ([words, group]): Text => [
      { kind: "strong", text: group.map(({ name }) => name).join("; ") },
      `: ${words}`,
    ],
  );
  return [
    { kind: "heading", text: "Under which conditions each may be built" },
    { kind: "list", items: together },
  ];
}

interface Told {
  readonly name: string;
  readonly words: readonly string[];
}

function wordsOf(path: PathResult | RuledOutPath): readonly string[] {
  const { feasibility } = path;
  if (feasibility?.state === "ruled-out") return ["ruled out.", ...feasibility.reasons];
  if (!isPriced(path)) return ["ruled out: it cannot be built as the plan states it."];
  if (feasibility?.state === "allowed-with-conditions") {
    const ordered = [...feasibility.conditions].sort((a, b) => (b.usd ?? 0) - (a.usd ?? 0));
    return ["allowed, if:", ...ordered.map(conditionText)];
  }
  if (path.canWin) return [];
  return [
    path.status === "partial"
      ? "incomplete: something it needs has no price, so its figures are too low."
      : `cannot win: it is ${whyNot(path)}.`,
  ];
}
