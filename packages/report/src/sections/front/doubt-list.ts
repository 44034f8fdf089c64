import { type Estimate, type EstimateNote, type PathId, pathIds } from "@outlay/estimate";
import { assumedText, capital, chosenPath, isLoud, oldPricesText, pathWords } from "@outlay/words";
import type { Block, Text } from "../../document/block.ts";
import type { ReportSource } from "../../document/report-source.ts";

/** Loud notes that have room on the page. */
const most = 3;

/** Part of a total from which on old prices make it doubtful; below it the appendix tells of them. */
const leastShare = 0.01;

/** What makes a figure wrong or wants a second look: what has no price first, then that of the chosen path. */
export function loudCallouts({ estimated: { estimate } }: ReportSource): Block[] {
  const chosen = chosenPath(estimate)?.id;
  const rank = ({ code, path }: EstimateNote): number =>
    (path === chosen ? 0 : path === undefined ? 1 : 2) + (code === "unpriced" ? 0 : 3);
  const loud = estimate.notes
    .filter((note) => isLoud(estimate, note))
    .sort((a, b) => rank(a) - rank(b));
  // What is said of several paths is said once.
  const told = [...Map.groupBy(loud, ({ text }) => text)].map(([text, notes]) => {
    const names = notes.flatMap(({ path }) => (path === undefined ? [] : [nameOf(path)]));
    return names.length === 0 ? text : `${capital(names.join("; "))}: ${text}`;
  });
  const rest = told.length - most;
  const more: Text = [
    `${rest} more such note${rest === 1 ? "" : "s"} in the `,
    { kind: "link", text: "appendix", href: "#notes" },
    ".",
  ];
  return [...told.slice(0, most), ...(rest > 0 ? [more] : [])].map(
    (text): Block => ({ kind: "callout", tone: "warning", text }),
  );
}

/** A path by its words; what is none, such as a baseline, by its own name. */
const nameOf = (id: string): string =>
  pathIds.find((each) => each === id) === undefined ? id : pathWords[id as PathId];

/** How sure the figures are: what is assumed, which prices are old, whether the plan was approved. */
export function sureList({ estimated: { estimate }, oldPrices, approved }: ReportSource): Block[] {
  const chosen = chosenPath(estimate)?.id;
  const resting = oldPrices.paths.find(({ path }) => path === chosen);
  const matters = resting !== undefined && resting.restsUsd > resting.totalUsd * leastShare;
  const old = matters ? oldPricesText(oldPrices, chosen) : undefined;
  const items: Text[] = [
    assumedText(estimate),
    ...openText(estimate.openQuestions),
    ...(old === undefined ? [] : [`${old}.`]),
    ...(approved === undefined ? [] : [approved]),
  ];
  return [{ kind: "list", items }];
}

/** How many questions are open, and how many are answered in part, with the way to them. */
function openText(questions: Estimate["openQuestions"]): Text[] {
  const inPart = questions.filter(({ answeredInPart }) => answeredInPart).length;
  const open = questions.length - inPart;
  const parts = [
    ...(open === 0 ? [] : [`${open} question${open === 1 ? " is" : "s are"} open`]),
    ...(inPart === 0 ? [] : [open === 0 ? partText(inPart) : `${inPart} answered in part`]),
  ];
  if (parts.length === 0) return [];
  return [
    [
      `${parts.join(", ")}, `,
      { kind: "link", text: "each with what its answer moves", href: "#checklist" },
      ".",
    ],
  ];
}

const partText = (count: number): string =>
  `${count} question${count === 1 ? " is" : "s are"} answered in part`;
