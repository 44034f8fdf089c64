import { type EstimateNote, type PathId, pathIds } from "@outlay/estimate";
import { capital, isLoud, pathWords } from "@outlay/words";
import type { Block, Section, Text } from "../../document/block.ts";
import type { ReportSource } from "../../document/report-source.ts";

/** Every note of the estimate but those on published figures, which stand apart. */
export function notesSection({ estimated: { estimate } }: ReportSource): Section {
  const notes = estimate.notes.filter(({ code }) => code !== "contradiction");
  const loud = notes.filter((note) => isLoud(estimate, note));
  const quiet = notes.filter((note) => !isLoud(estimate, note));
  return {
    id: "notes",
    title: "Notes",
    place: "appendix",
    blocks: [
      ...listOf("What makes a figure doubtful", loud),
      ...listOf("What else is worth knowing", quiet),
    ],
  };
}

const listOf = (heading: string, notes: readonly EstimateNote[]): Block[] =>
  notes.length === 0
    ? []
    : [
        { kind: "heading", text: heading },
        { kind: "list", items: told(notes) },
      ];

/** What is said of several paths is said once. */
const told = (notes: readonly EstimateNote[]): Text[] =>
  [...Map.groupBy(notes, ({ text }) => text)].map(([text, group]): Text => {
    const names = group.flatMap(({ path }) => (path === undefined ? [] : [nameOf(path)]));
    return names.length === 0
      ? text
      : [{ kind: "strong", text: capital(names.join("; ")) }, `: ${text}`];
  });

/** A path by its words; what is none, such as a baseline, by its own name. */
const nameOf = (id: string): string =>
  pathIds.find((each) => each === id) === undefined ? id : pathWords[id as PathId];
