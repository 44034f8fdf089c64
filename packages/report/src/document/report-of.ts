import { dotsSection } from "../sections/appendix/dots-section.ts";
import { inputsSection } from "../sections/appendix/inputs-section.ts";
import { linesSection } from "../sections/appendix/lines-section.ts";
import { methodsSection } from "../sections/appendix/methods-section.ts";
import { notesSection } from "../sections/appendix/notes-section.ts";
import { pricesSection } from "../sections/appendix/prices-section.ts";
import { publishedSection } from "../sections/appendix/published-section.ts";
import { smallSurprisesSection } from "../sections/appendix/small-surprises-section.ts";
import { assumptionsSection } from "../sections/assumptions/assumptions-section.ts";
import { checklistSection } from "../sections/checklist/checklist-section.ts";
import { costsSection } from "../sections/costs/costs-section.ts";
import { decisionSection } from "../sections/front/decision-section.ts";
import { limitsSection } from "../sections/limits/limits-section.ts";
import { modelSection } from "../sections/model/model-section.ts";
import { pathsSection } from "../sections/paths/paths-section.ts";
import { surprisesSection } from "../sections/surprises/surprises-section.ts";
import type { Report, Section } from "./block.ts";
import { colophonOf } from "./colophon.ts";
import type { ReportSource } from "./report-source.ts";
import { subtitleOf } from "./subtitle.ts";

/** The sections in the order of reading: a further one is its file, and a line here. */
const sections: readonly ((source: ReportSource) => Section)[] = [
  decisionSection,
  pathsSection,
  modelSection,
  costsSection,
  limitsSection,
  surprisesSection,
  checklistSection,
  assumptionsSection,
  notesSection,
  methodsSection,
  publishedSection,
  smallSurprisesSection,
  pricesSection,
  linesSection,
  inputsSection,
  dotsSection,
];

/** A report of an estimate; a section that has nothing to say of this plan is left out. */
export const reportOf = (source: ReportSource): Report => ({
  title: source.estimated.estimate.plan.name,
  subtitle: subtitleOf(source),
  sections: sections.map((section) => section(source)).filter(({ blocks }) => blocks.length > 0),
  colophon: colophonOf(source),
});
