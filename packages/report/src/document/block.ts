import type { Chart } from "@outlay/charts";

/** A run of text. */
export type Inline =
  | string
  | { readonly kind: "strong"; readonly text: string }
  | { readonly kind: "code"; readonly text: string }
  /** `href` begins with `https://` or, inside the report, with `#`. */
  | { readonly kind: "link"; readonly text: string; readonly href: string };

/** Text for people, in runs. */
export type Text = string | readonly Inline[];

/** One cell. A figure has its rounded words and the unrounded number behind them. */
export type Cell =
  | Text
  | {
      readonly kind: "figure";
      readonly text: string;
      /** Unrounded; in USD or as a share where the column says so. */
      readonly value: number;
      /** The node that `explain` opens. */
      readonly node?: string;
    };

/** One column of a table. */
export interface Column {
  readonly title: string;
  /** `right` for figures. */
  readonly align: "left" | "right";
}

/** A row; `sum` is set apart, `group` is a heading across all columns, `pale` is of lesser weight. */
export interface Row {
  readonly kind: "plain" | "sum" | "group" | "pale";
  /** As many as columns; one for a `group`. The first names the row. */
  readonly cells: readonly Cell[];
}

export interface Table {
  readonly kind: "table";
  readonly caption: string;
  readonly columns: readonly Column[];
  readonly rows: readonly Row[];
  /** Beneath it: basis, rounding, what is left out. */
  readonly notes: readonly Text[];
}

/** One of a few figures that a person should see first. */
export interface KeyFigure {
  /** `Ask for`. */
  readonly label: string;
  /** `$155K`. */
  readonly figure: string;
  /** What it means, in a sentence. */
  readonly meaning: Text;
  readonly node?: string;
}

/** A part of a section. */
export type Block =
  | { readonly kind: "heading"; readonly text: string }
  | { readonly kind: "paragraph"; readonly text: Text }
  /** What must not be overlooked: `warning` makes a figure wrong, `note` is worth knowing. */
  | { readonly kind: "callout"; readonly tone: "warning" | "note"; readonly text: Text }
  | { readonly kind: "list"; readonly items: readonly Text[] }
  | { readonly kind: "key-figures"; readonly figures: readonly KeyFigure[] }
  /** A picture; `table` has the same figures. */
  | { readonly kind: "chart"; readonly chart: Chart; readonly table: Table }
  | Table;

/** A part of a report with a heading of its own. */
export interface Section {
  /** Anchor: `paths`. */
  readonly id: string;
  readonly title: string;
  /** `first` fits on the first page; `appendix` is for who checks. */
  readonly place: "first" | "body" | "appendix";
  readonly blocks: readonly Block[];
}

/** A report as data: what it says, before any format. */
export interface Report {
  readonly title: string;
  /** Under the title: description, span, unit of outcome. */
  readonly subtitle: string;
  readonly sections: readonly Section[];
  /** How to make it again: plan, hash, day, version, seed, draws. */
  readonly colophon: readonly Text[];
}
