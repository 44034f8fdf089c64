import { verdictLines } from "@outlay/words";
import type { Section } from "../../document/block.ts";
import type { ReportSource } from "../../document/report-source.ts";

/** The first page: what has to be decided, and the figures that decide it. */
export const decisionSection = ({ estimated }: ReportSource): Section => ({
  id: "decision",
  title: "What to decide",
  place: "first",
  blocks: verdictLines(estimated.estimate).map((text) => ({ kind: "paragraph", text })),
});
