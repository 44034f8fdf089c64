import { type ColourName, chartColours, type Theme } from "../colour/colours.ts";

/** What a picture is drawn on. */
export interface Paper {
  /** px. */
  readonly width: number;
  /** A phone's column: labels stand over what they name instead of beside it. */
  readonly narrow: boolean;
  /** A colour as an attribute's value. */
  readonly paint: (name: ColourName) => string;
}

/** Below this width labels stand above, px. */
const NARROW = 520;

/** The least width that a picture is laid out for, px. */
const LEAST = 260;

/**
 * Paper of a width.
 *
 * @param width px; under 260 the picture is 260 wide
 * @param fixed whether colours stand as they are, or as variables of the page with the theme's colour behind them
 */
export function paperOf(width: number, theme: Theme, fixed: boolean): Paper {
  const colours = chartColours[theme];
  return {
    width: Math.max(LEAST, Math.round(width)),
    narrow: width < NARROW,
    paint: (name) => (fixed ? colours[name] : `var(--chart-${name}, ${colours[name]})`),
  };
}

const named: ReadonlySet<string> = new Set(Object.keys(chartColours.light));

/** The colour of a key: its own where it has one, else the accent. */
export const colourOfKey = (key: string | undefined): ColourName =>
  key !== undefined && named.has(key) ? (key as ColourName) : "accent";
