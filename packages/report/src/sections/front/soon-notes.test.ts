import type { Estimate, EstimateNote, PathResult } from "@outlay/estimate";
import { expect, it } from "vitest";
import { soonNotes } from "./soon-notes.ts";

const note = (path: string, until: string): EstimateNote =>
  ({
    code: "end-of-life",
    path,
    text: "It goes on.",
    promised: { name: "Model X 5.5", until },
  }) as EstimateNote;

const waits = { title: "The launch waits", forgone: true, usd: 800, probability: 1 };

it.each([
  { name: "nothing", notes: [], surprises: [], want: undefined },
  {
    name: "an end within the first year",
    notes: [note("hosted", "2027-09-28")],
    surprises: [],
    want: "Model X 5.5 is promised until 2027-09-28 only, month 6 of use: moves to other models are counted.",
  },
  {
    name: "an end later than that",
    notes: [note("hosted", "2029-09-28")],
    surprises: [],
    want: undefined,
  },
  {
    name: "another path's",
    notes: [note("hosted-tuned", "2027-09-28")],
    surprises: [],
    want: undefined,
  },
  {
    name: "worth that is large beside the build",
    notes: [],
    surprises: [waits],
    want: "The launch waits: $800 of worth is not gained (chance 100 %), in no total.",
  },
  { name: "worth that is small", notes: [], surprises: [{ ...waits, usd: 400 }], want: undefined },
  {
    name: "a cost, which is no worth",
    notes: [],
    surprises: [{ ...waits, forgone: false }],
    want: undefined,
  },
])("tells $name", ({ notes, surprises, want }) => {
  const estimate = { notes, start: "2027-04" } as unknown as Estimate;
  const path = { id: "hosted", buildUsd: { p50: 1000 }, surprises } as unknown as PathResult;
  const [told] = soonNotes(estimate, path);
  expect(told?.kind === "callout" ? told.text : undefined).toBe(want);
});
