import { node } from "../../graph/index.ts";
import { type SurpriseBuilder, surpriseNode } from "./surprise.ts";

/** The launch waits for reviews: the value forgone in these weeks, which no total holds. */
export const complianceCalendar: SurpriseBuilder = ({ sheet }, path) => {
  const forgone = `${path}.delay.forgone`;
  if (!sheet.graph.has(forgone)) return [];
  const id = surpriseNode(path, "compliance-calendar");
  sheet.step(
    id,
    "USD",
    "What the system would have saved or earned in the weeks in which the launch waits.",
    node(forgone),
  );
  return [
    {
      id: "compliance-calendar",
      path,
      title: "The launch waits for reviews and machines",
      node: id,
      counted: false,
      forgone: true,
      control: "Begin the review with the design, not with the finished build.",
      keys: ["compliance.review_weeks"],
      published: "A.surprise.compliance-review",
    },
  ];
};
