import type { Located } from "@outlay/document";
import type { OwnFigures } from "./own-figure.ts";
import type { TableRow } from "./plan-table.ts";
import type { Quantity } from "./quantity.ts";

type Row = TableRow;

type LeafValue<R> = R extends { type: "quantity" }
  ? Quantity
  : R extends { type: "choice"; choices: readonly (infer Word)[] }
    ? Word
    : R extends { type: "choices"; choices: readonly (infer Word)[] }
      ? readonly Word[]
      : R extends { type: "name" }
        ? Located<string>
        : R extends { type: "flag" }
          ? boolean
          : R extends { type: "version" }
            ? 1
            : R extends { type: "figures" }
              ? OwnFigures
              : string;

/** Rows directly below a prefix, by their last word. */
type Below<Prefix extends string> = {
  [R in Row as R["key"] extends `${Prefix}${infer Last}`
    ? Last extends `${string}.${string}`
      ? never
      : Last
    : never]: R;
};

type RowValue<R> = R extends { type: "section"; key: infer Key extends string }
  ? Section<`${Key}.`>
  : R extends { type: "list"; key: infer Key extends string }
    ? readonly Section<`${Key}.`>[]
    : LeafValue<R>;

type Bare<Key> = Key extends `${infer Word}[]` ? Word : Key;

type RequiredWords<Rows> = {
  [Word in keyof Rows]: Rows[Word] extends { required: true } ? Word : never;
}[keyof Rows];

type Section<Prefix extends string> = {
  readonly [Word in RequiredWords<Below<Prefix>> as Bare<Word>]: RowValue<Below<Prefix>[Word]>;
} & {
  readonly [Word in Exclude<
    keyof Below<Prefix>,
    RequiredWords<Below<Prefix>>
  > as Bare<Word>]?: RowValue<Below<Prefix>[Word]>;
};

/**
 * A plan as written: what was left out is absent, nothing is assumed here.
 *
 * Its keys are the rows of the plan table. Numbers are `Quantity`s in canonical units; names to be
 * found in the catalog carry their place, so that a miss can be shown where it stands.
 */
export type Plan = Section<"">;

/** Paths of the plan table that hold quantities, e.g. `workload.tasks`. */
export type QuantityKey = Extract<Row, { type: "quantity" }>["key"];

/** Names of the ways to build that a plan can compare. */
export type PathName = keyof Plan["paths"];
