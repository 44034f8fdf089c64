import { costsSection } from "../sections/costs/costs-section.ts";
import { decisionSection } from "../sections/front/decision-section.ts";
import { pathsSection } from "../sections/paths/paths-section.ts";
import type { Report, Section } from "./block.ts";
import { colophonOf } from "./colophon.ts";
import type { ReportSource } from "./report-source.ts";
import { subtitleOf } from "./subtitle.ts";

/** The sections in the order of reading: a further one is its file, and a line here. */
const sections: readonly ((source: ReportSource) => Section)[] = [
  decisionSection,
  pathsSection,
  costsSection,
];

/** A report of an estimate; a section that has nothing to say of this plan is left out. */
export const reportOf = (source: ReportSource): Report => ({
  title: source.estimated.estimate.plan.name,
  subtitle: subtitleOf(source),
  sections: sections.map((section) => section(source)).filter(({ blocks }) => blocks.length > 0),
  colophon: colophonOf(source),
});
