import { gt, node, quantity, type Term } from "../../graph/index.ts";
import { isReviewed } from "../build/calendar.ts";
import { totalOf } from "../finance/total-of.ts";
import { publishedBeside } from "./published-beside.ts";
import { type SurpriseBuilder, type SurpriseScenario, surpriseNode } from "./surprise.ts";

/**
 * The launch waits for reviews and machines. Where the plan says what an outcome is worth, the money is the
 * value forgone in these weeks, which no total holds; else what the team costs that waits, which the totals
 * hold. Both stand in the cases, with the weeks.
 */
export const complianceCalendar: SurpriseBuilder = ({ sheet, plan, facts }, path) => {
  const weeks = `${path}.delay.weeks`;
  if (!sheet.graph.has(weeks)) return [];
  const id = surpriseNode(path, "compliance-calendar");
  const base = `${path}.surprise.compliance-calendar`;
  const forgone = `${path}.delay.forgone`;
  const hasWorth = sheet.graph.has(forgone);
  const waiting = [`${path}.delay.total`, `${path}.delay-machines.total`].filter(sheet.graph.has);
  const team = sheet.step(
    `${base}.team`,
    "USD",
    "What the team costs while the launch waits; the totals hold it.",
    totalOf(waiting.map((each): Term => node(each))),
  );
  sheet.step(
    id,
    "USD",
    hasWorth
      ? "What the system would have saved or earned in the weeks in which the launch waits."
      : "What the team costs while the launch waits.",
    hasWorth ? node(forgone) : team,
  );
  const happens = `${base}.happens`;
  sheet.step(
    happens,
    "factor",
    "1 where the launch waits, else 0.",
    gt(node(weeks), quantity(0, "week")),
  );
  const reviewed = isReviewed(plan);
  const scenarios: readonly SurpriseScenario[] = [
    ...(hasWorth
      ? [
          {
            label: "Value not gained",
            figures: [
              { what: "Weeks", node: weeks },
              { what: "Money", node: forgone },
            ],
            note: "in no total",
          },
        ]
      : []),
    {
      label: "Team that waits",
      figures: [
        { what: "Weeks", node: weeks },
        { what: "Money", node: `${base}.team` },
      ],
      note: "in the totals",
    },
  ];
  return [
    {
      id: "compliance-calendar",
      path,
      title: "The launch waits for reviews and machines",
      node: id,
      counted: !hasWorth,
      ...(hasWorth ? { forgone: true as const } : {}),
      happens,
      probabilityWhy: reviewed
        ? "Share of the simulated futures in which the launch waits: people outside the team have to agree."
        : "Share of the simulated futures in which the machines come after the build is done.",
      control: reviewed
        ? "Begin the review with the design, not with the finished build."
        : "Order the machines before the build begins.",
      keys: ["compliance.review_weeks", "hosting.gpu_lead"],
      published: "A.surprise.compliance-review",
      ...(reviewed
        ? publishedBeside(facts, "A.surprise.compliance-review", {
            basis: "weeks of a review",
            unit: "week",
            node: "compliance.review_weeks",
          })
        : {}),
      scenarios,
    },
  ];
};
