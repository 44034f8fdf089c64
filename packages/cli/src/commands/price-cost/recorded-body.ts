/** Where in the input a body stands. */
export interface Place {
  /** Line on which it begins, from 1. */
  readonly line: number;
  /** Characters of the text before it. */
  readonly offset: number;
}

/** One thing that the input holds and that should become one line of the answer. */
export type RecordedBody =
  | { readonly kind: "json"; readonly value: unknown; readonly place: Place }
  /** A stream of events; its responses are told apart when it is read. */
  | { readonly kind: "stream"; readonly events: AsyncIterable<StreamText> }
  | { readonly kind: "unreadable"; readonly reason: string; readonly place: Place };

/** A piece of a stream's text. */
export type StreamText = string;

/** The input cannot hold bodies at all. */
export class NotBodies extends Error {}
