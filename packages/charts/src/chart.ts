/** What every chart says beside its picture. */
export interface ChartWords {
  /** Unique in a report; also the name of its file. */
  readonly id: string;
  /** What it shows, as a heading. */
  readonly title: string;
  /** What a person reads from it, in a sentence or two: the text in place of the picture. */
  readonly description: string;
}

/** Distributions on one axis, each as equally likely dots. */
export interface QuantileDots extends ChartWords {
  readonly kind: "quantile-dots";
  /** Name of the axis: `Build and 5 years, USD`. */
  readonly axis: string;
  readonly rows: readonly {
    /** Key of its colour: a path or a baseline. */
    readonly key: string;
    readonly label: string;
    /** Each as likely as the others, ascending; all rows have as many. USD. */
    readonly quantiles: readonly number[];
    readonly p50: number;
    readonly p80: number;
    /** Shown pale: what cannot win. */
    readonly muted: boolean;
  }[];
  /** A line across: a threshold, what is asked for. USD. */
  readonly marks: readonly { readonly label: string; readonly value: number }[];
}

/** Money that adds up over the months, with how sure it is. */
export interface Fan extends ChartWords {
  readonly kind: "fan";
  readonly axis: string;
  /** `2027-01` …, one for each value of a series. */
  readonly months: readonly string[];
  /** How many of the months are before the launch; where it is left out, the launch is not marked. */
  readonly beforeLaunch?: number;
  /** Calendar month in which a fiscal year begins, 1 to 12; 1 where it is left out. It is named by the year of its end. */
  readonly fiscalYearStart?: number;
  readonly series: readonly {
    readonly key: string;
    readonly label: string;
    /** USD until the end of each month. */
    readonly p10: readonly number[];
    readonly p50: readonly number[];
    readonly p80: readonly number[];
    readonly p90: readonly number[];
    /** Bands are drawn for these, best for one alone; of the others the middle. */
    readonly emphasised: boolean;
  }[];
}

/** Shares of ours beside published ranges. */
export interface ShareRanges extends ChartWords {
  readonly kind: "share-ranges";
  readonly axis: string;
  readonly rows: readonly {
    readonly label: string;
    /** 0 to 1. */
    readonly ours: number;
    readonly published?: readonly [number, number];
    /** Shown pale: the published share has another scope. */
    readonly muted: boolean;
  }[];
}

/** Bars of money from zero. */
export interface Bars extends ChartWords {
  readonly kind: "bars";
  readonly axis: string;
  /** `given`: the rows stand as they come, such as years; where it is left out, the largest first. */
  readonly order?: "given";
  readonly rows: readonly {
    readonly label: string;
    /** USD. */
    readonly value: number;
    /** Key of its colour; the accent where it is left out. */
    readonly key?: string;
    /** Words at the end of the bar. */
    readonly note?: string;
  }[];
}

/** Bars of parts that add up: a row for each path, a part for each category or phase. */
export interface StackedBars extends ChartWords {
  readonly kind: "stacked-bars";
  readonly axis: string;
  /** The parts in the order of drawing. */
  readonly parts: readonly { readonly key: string; readonly label: string }[];
  readonly rows: readonly {
    readonly label: string;
    /** USD by the key of the part. */
    readonly values: Readonly<Record<string, number>>;
    readonly muted: boolean;
  }[];
}

/** A picture as data: one definition for the report and the app. */
export type Chart = QuantileDots | Fan | ShareRanges | Bars | StackedBars;
