import type { AdviceTables } from "@outlay/pricing";
import type { TypeRuling, TypeState } from "./advice.ts";

const order: readonly TypeState[] = ["sold", "to-build", "of-the-past", "other-work"];

/** Every kind of model of the catalog, for or against a task; those that are for it first. */
export function typeRulings(advice: AdviceTables, task: string): readonly TypeRuling[] {
  return advice.model_types
    .map((type): TypeRuling => {
      const { best_for: bestFor, sold_for: sold, built_for: built } = type;
      if (sold.includes(task)) {
        const also = bestFor.includes(task) ? ", by the article too" : "";
        return { type, state: "sold", why: `models of this kind are sold for it${also}` };
      }
      if (built.includes(task)) {
        const why = "trained by oneself, on data of one's own: no seller of the catalog offers it";
        return { type, state: "to-build", why };
      }
      if (bestFor.includes(task)) {
        return { type, state: "of-the-past", why: `the article names it for this; ${type.now}` };
      }
      const [first, ...more] = [...new Set([...sold, ...built])];
      const others = [first, ...more.slice(0, 1)].join(" and ");
      return { type, state: "other-work", why: `for ${others}` };
    })
    .sort((a, b) => order.indexOf(a.state) - order.indexOf(b.state));
}
