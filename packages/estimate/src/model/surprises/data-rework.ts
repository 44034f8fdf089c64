import { publishedEnds } from "@outlay/pricing";
import { add, mul, node, quantity, sub, type Term } from "../../graph/index.ts";
import { addBuildRate } from "../build/labour.ts";
import type { EstimateFacts } from "../facts.ts";
import { defaultRow, likelyValue } from "../sheet/input.ts";
import { type SurpriseBuilder, type SurpriseScenario, surpriseNode } from "./surprise.ts";

/** What the published case planned to spend on its data, or spent in the end; USD. */
function amountOf({ published }: EstimateFacts, what: string): number | undefined {
  const figure = published.get("A.surprise.data-preparation-rework");
  return figure === undefined ? undefined : publishedEnds(figure, what)?.[0];
}

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
    const row = (audit: "" | "-audited") =>
      defaultRow(facts.defaults, `data.rework.probability${audit}`);
    const chance = (audit: "" | "-audited"): number => likelyValue(row(audit).distribution);
    const probability = chance(suffix);
    const scenario = (label: string, audit: "" | "-audited"): SurpriseScenario => {
      const base = `${path}.surprise.data-rework${suffix}${audit === "" ? ".not-audited" : ".audited"}`;
      sheet.step(
        `${base}.chance`,
        "share",
        `Chance that ${audit === "" ? "data that was not audited" : "audited data"} is reworked.`,
        quantity(chance(audit), "share"),
      );
      sheet.step(
        `${base}.expected`,
        "USD",
        "Chance × what it costs if it happens.",
        mul(node(`${base}.chance`), node(id)),
      );
      return {
        label,
        figures: [
          { what: "Chance", node: `${base}.chance` },
          { what: "If it happens", node: id },
          { what: "Chance × money", node: `${base}.expected` },
        ],
        ...(audit === suffix ? { note: "as your plan has it" } : {}),
      };
    };
    sheet.step(
      `${path}.surprise.data-rework${suffix}.times`,
      "factor",
      "What preparing a source takes when it is reworked, against the estimate.",
      multiple,
    );
    const planned = amountOf(facts, "planned");
    const spent = amountOf(facts, "spent");
    return [
      {
        id: `data-rework${suffix}`,
        path,
        title: audited ? "Audited data is reworked all the same" : "The data is worse than thought",
        node: id,
        counted: true,
        probability,
        probabilityWhy: `The likely value of data.rework.probability${suffix}, for sources that were${audited ? "" : " not"} audited; no source publishes a chance.`,
        control: audited
          ? "Keep a reserve; an audit finds most of it, not all."
          : "Audit the sources before you sign; it makes this less likely.",
        keys: ["data.sources"],
        published: "A.surprise.data-preparation-rework",
        ...(planned === undefined || spent === undefined
          ? {}
          : {
              beside: {
                id: "A.surprise.data-preparation-rework",
                basis: "what preparing the data takes in the end, against the plan",
                unit: "times",
                low: spent / planned,
                high: spent / planned,
                node: `${path}.surprise.data-rework${suffix}.times`,
              },
            }),
        scenarios: [scenario("Not audited", ""), scenario("Audited", "-audited")],
      },
    ];
  });
