import type { Span } from "./source.ts";

/** A document as a tree that remembers where each part stood. */
export type Node = ScalarNode | ListNode | MapNode;

/** One value, kept as the text in the document: `0.30` stays `0.30`. */
export interface ScalarNode {
  readonly kind: "scalar";
  readonly text: string;
  /** Written without quotes, so `null`, `~` and nothing mean "no value". */
  readonly plain: boolean;
  /** Offset in the source of the first character of `text`; undefined when escapes or folds moved it. */
  readonly textStart: number | undefined;
  readonly span: Span;
}

/** A sequence of values. */
export interface ListNode {
  readonly kind: "list";
  readonly items: readonly Node[];
  readonly span: Span;
}

/** Keys with values, in the order written; keys are unique. */
export interface MapNode {
  readonly kind: "map";
  readonly entries: readonly Entry[];
  readonly span: Span;
}

/** One key and its value. */
export interface Entry {
  readonly key: string;
  readonly keySpan: Span;
  readonly value: Node;
}

/** Whether the node is an absent value: nothing, `null` or `~` without quotes. */
export const isEmpty = (node: Node): boolean =>
  node.kind === "scalar" && node.plain && /^(?:|~|null|Null|NULL)$/.test(node.text);
