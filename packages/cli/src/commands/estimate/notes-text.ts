import type { Estimate, EstimateNote } from "@outlay/estimate";
import { isLoud } from "@outlay/words";
import type { Io } from "../../io.ts";
import { heading, wholeWords } from "./whole-words.ts";

/** Notes that a reader must see beside the verdict. */
export const loudNotes = (estimate: Estimate, io: Io, width: number): string =>
  estimate.notes
    .filter((note) => isLoud(estimate, note))
    .map((note) => noteText(note, io.colour.red("!"), width))
    .join("\n");

/** All other notes, with `all`, else how many; what the verdict says already is not said again. */
export function quietNotes(estimate: Estimate, io: Io, width: number, all: boolean): string {
  const notes = estimate.notes.filter(
    (note) =>
      !isLoud(estimate, note) &&
      !(note.code === "equal-success" && estimate.comparison !== undefined),
  );
  if (notes.length === 0) return "";
  if (!all) {
    const doubtful = notes.filter(({ code }) => code === "contradiction").length;
    const which =
      doubtful === 0 ? "" : ` (${doubtful} on published figures that contradict others)`;
    const more = `${notes.length} note${notes.length === 1 ? "" : "s"}${which}, and every line, surprise and question: outlay estimate PLAN --all. Any figure with its sources: outlay explain PLAN.`;
    return wholeWords(more, width);
  }
  return [
    heading("Also worth knowing", io.colour, width),
    ...notes.map((note) => noteText(note, io.colour.yellow("*"), width)),
  ].join("\n");
}

function noteText({ path, text }: EstimateNote, label: string, width: number): string {
  const words = `${path === undefined ? "" : `${path}: `}${text}`;
  return `${label} ${wholeWords(words, width, 2).slice(2)}`;
}
