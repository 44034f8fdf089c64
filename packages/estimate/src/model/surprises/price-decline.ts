import {
  add,
  div,
  type Expression,
  mul,
  node,
  sub,
  sumMonths,
  type Term,
} from "../../graph/index.ts";
import type { Basis } from "../sheet/line.ts";
import type { PathId } from "../sheet/path.ts";
import type { Sheet } from "../sheet/sheet.ts";
import { basisId, basisSum } from "../volume/basis.ts";
import { type SurpriseBuilder, surpriseNode } from "./surprise.ts";

/** The sum of a basis with its prices as at the start; undefined where no falling price is in it. */
function atConstantPrices(sheet: Sheet, path: PathId, basis: Basis): Expression | undefined {
  if (basis === "task-at-token-prices") return node("basis.task.sum");
  const tasks = `${basisId(path, basis)}.tasks`; // one stage of models that follow each other
  if (sheet.graph.has(tasks)) return sumMonths(node(tasks));
  if (!basis.endsWith("at-gpu-prices")) return undefined;
  const fixed = basis !== "machine-at-gpu-prices"; // by the term of a commitment
  const index = fixed ? "index.committed-gpu-prices" : "index.gpu-prices";
  return sumMonths(div(node(basisId(path, basis)), node(index)));
}

/**
 * Prices stay as they are, where the estimate takes them to fall: for each part of a line that goes
 * with falling prices, rate × (the basis without its index − the basis).
 */
export const priceDecline: SurpriseBuilder = ({ sheet }, path) => {
  const parts = sheet.runLines.filter((line) => line.path === path).flatMap((line) => line.parts);
  const more = [...Map.groupBy(parts, ({ basis }) => basis)].flatMap(([basis, group]): Term[] => {
    const constant = atConstantPrices(sheet, path, basis);
    if (constant === undefined) return [];
    return [mul(add(...group.map(({ rate }) => rate)), sub(constant, basisSum(path, basis)))];
  });
  if (more.length === 0) return [];
  const id = surpriseNode(path, "price-decline");
  sheet.step(
    id,
    "USD",
    "What tokens and machines cost more when their prices stay as they are at the start.",
    add(...more),
  );
  return [
    {
      id: "price-decline",
      path,
      title: "Prices do not fall as expected",
      node: id,
      counted: false,
      control: "Plan with no fall of prices, and take one as a gift.",
      keys: ["finance.price_decline"],
    },
  ];
};
