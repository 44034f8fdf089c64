import { type FormulaNode, pathIds } from "@outlay/estimate";
import { inputTitle, pathWords } from "@outlay/words";
import type { Layout } from "./layout.ts";

/** What a node is, as the name of a row; what was split off a formula says of which. */
export function nodeTitle({ partOf }: Pick<Layout, "partOf">, { id, doc }: FormulaNode): string {
  return partOf.has(id) ? `– ${doc.replace(/\.$/, "")}` : inputTitle(doc);
}

/** The path that a node belongs to, in words; empty for what all of them share. */
export function pathOfNode(id: string): string {
  const path = pathIds.find((each) => id.startsWith(`${each}.`));
  return path === undefined ? "" : pathWords[path];
}
