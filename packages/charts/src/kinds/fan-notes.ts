import { roughUsd } from "@outlay/words";
import type { Fan } from "../chart.ts";
import type { ColourName } from "../colour/colours.ts";
import { type Label, LINE, labelWidth } from "../paper/label.ts";
import { colourOfKey } from "../paper/paper.ts";
import { spread } from "../text/spread.ts";
import { wrapText } from "../text/wrap-text.ts";

/** What stands at the end of a line of a fan. */
export interface FanNote {
  /** USD at the end of the line. */
  readonly usd: number;
  /** The first `bold` of them name the path. */
  readonly lines: readonly string[];
  readonly bold: number;
  readonly colour: ColourName;
}

/** A note with its place. */
export interface PlacedNote extends FanNote {
  /** Where the line ends, px. */
  readonly end: number;
  /** The middle of the note, px. */
  readonly middle: number;
}

/**
 * The name of each series and its middle at the end; where one alone has bands, their edges too: what is
 * exceeded one time in ten, one in five, nine in ten.
 *
 * @param width px
 */
export function fanNotes({ series }: Fan, width: number): FanNote[] {
  const banded = series.filter(({ emphasised }) => emphasised);
  return series.flatMap((one): FanNote[] => {
    const last = (amounts: readonly number[]) => amounts.at(-1) ?? 0;
    if (one.p50.length === 0) return [];
    const colour = colourOfKey(one.key);
    const name = wrapText(one.label, width, 12, one.emphasised);
    const line = `${one.label} ${roughUsd(last(one.p50))}`;
    const middle: FanNote =
      !one.emphasised && labelWidth(line) <= width
        ? { usd: last(one.p50), lines: [line], bold: 0, colour }
        : {
            usd: last(one.p50),
            lines: [
              ...name,
              ...figureLines(last(one.p50), one.emphasised ? "even odds" : "", width),
            ],
            bold: one.emphasised ? name.length : 0,
            colour,
          };
    if (!one.emphasised || banded.length > 1) return [middle];
    const edge = (usd: number, words: string): FanNote => ({
      usd,
      lines: figureLines(usd, words, width),
      bold: 0,
      colour,
    });
    return [
      edge(last(one.p90), "1 in 10 above"),
      edge(last(one.p80), "1 in 5 above"),
      middle,
      edge(last(one.p10), "9 in 10 above"),
    ];
  });
}

/** A figure and its words on one line where they fit; else the figure stands on its own. */
function figureLines(usd: number, words: string, width: number): string[] {
  const joined = `${roughUsd(usd)} ${words}`.trim();
  return labelWidth(joined) <= width ? [joined] : [roughUsd(usd), ...wrapText(words, width, 12)];
}

/** Height of a note. px */
export const noteHeight = ({ lines }: FanNote): number => lines.length * LINE + 2;

/** Puts the notes beside the ends of their lines, none over another. */
export function placeNotes(
  notes: readonly FanNote[],
  px: (usd: number) => number,
  top: number,
  bottom: number,
): PlacedNote[] {
  const wishes = notes.map((note) => ({ at: px(note.usd), size: noteHeight(note) }));
  const middles = spread(wishes, top, bottom, 2);
  return notes.map((note, index) => ({
    ...note,
    end: px(note.usd),
    middle: middles[index] ?? 0,
  }));
}

/** The lines of letters of a note that begins at `x`. */
export const noteLabels = ({ lines, bold, middle }: PlacedNote, x: number): Label[] =>
  lines.map((text, line) => ({
    text,
    x,
    y: middle + 4.5 + (line - (lines.length - 1) / 2) * LINE,
    anchor: "start",
    bold: line < bold,
  }));
