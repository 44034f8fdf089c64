import { add, mul, quantity, sub, type Term } from "../../graph/index.ts";
import { addBuildRate } from "../build/labour.ts";
import { defaultRow, likelyValue } from "../sheet/input.ts";
import { type SurpriseBuilder, surpriseNode } from "./surprise.ts";

/**
 * Sources turn out worse than thought: hours of these sources × (multiple − 1) × rate, if it happens.
 * The totals hold it in the draws in which it does. Sources that were audited are an event of their
 * own, less likely.
 */
export const dataRework: SurpriseBuilder = ({ sheet, plan, facts }, path) =>
  [false, true].flatMap((audited) => {
    const risky = (plan.data?.sources ?? []).filter(
      ({ condition, audited: is }) => condition !== "clean" && (is ?? false) === audited,
    );
    if (risky.length === 0) return [];
    const suffix = audited ? "-audited" : "";
    const id = surpriseNode(path, `data-rework${suffix}`);
    const hours = (["mixed", "poor"] as const).flatMap((condition): Term[] => {
      const count = risky.filter((source) => source.condition === condition).length;
      const each = `data.source.${condition}`;
      if (count === 0) return [];
      const doc = `Hours for one source in ${condition} condition.`;
      return [mul(sheet.assume(each, doc), quantity(count, "source"))];
    });
    const multiple = sheet.assume(
      "data.rework.multiple",
      "What preparing a source takes when it is reworked, against the estimate.",
    );
    sheet.step(
      id,
      "USD",
      `If it happens: hours of ${audited ? "audited" : "unaudited"} sources that are not clean × (multiple − 1) × rate.`,
      mul(add(...hours), sub(multiple, 1), addBuildRate(sheet, plan)),
    );
    const probability = likelyValue(
      defaultRow(facts.defaults, `data.rework.probability${suffix}`).distribution,
    );
    return [
      {
        id: `data-rework${suffix}`,
        path,
        title: audited ? "Audited data is reworked all the same" : "The data is worse than thought",
        node: id,
        counted: true,
        probability,
        control: audited
          ? "Keep a reserve; an audit finds most of it, not all."
          : "Audit the sources before you sign; it makes this less likely.",
        keys: ["data.sources"],
        published: "A.surprise.data-preparation-rework",
      },
    ];
  });
