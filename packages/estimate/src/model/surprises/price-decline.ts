import { type Distribution, quantile } from "../../distribution/index.ts";
import {
  add,
  div,
  type Expression,
  le,
  mul,
  node,
  quantity,
  sub,
  sumMonths,
  type Term,
} from "../../graph/index.ts";
import {
  addFreeCredit,
  addMinimumCommitment,
  afterCredit,
  commitmentUnused,
  creditUsed,
} from "../hosted/commitment.ts";
import { contractTerm } from "../hosted/contract-terms.ts";
import type { ModelContext } from "../paths/model-context.ts";
import { defaultRow } from "../sheet/input.ts";
import type { Basis } from "../sheet/line.ts";
import { isApi, type PathId } from "../sheet/path.ts";
import type { Sheet } from "../sheet/sheet.ts";
import { basisId, basisMonth, basisSum } from "../volume/basis.ts";
import { type SurpriseBuilder, surpriseNode } from "./surprise.ts";

/** A basis month by month with the price of tokens as at the start; undefined where none is in it. */
function atConstantTokens(sheet: Sheet, path: PathId, basis: Basis): Expression | undefined {
  if (basis === "task-at-token-prices") return node("basis.task");
  if (basis === "month-at-token-prices") return node("basis.month");
  const ids = ["tasks", "months"].map((end) => `${basisId(path, basis)}.${end}`);
  const id = ids.find((each) => sheet.graph.has(each)); // one stage of models that follow each other
  return id === undefined ? undefined : node(id);
}

/**
 * What a contract adds in each month, were tokens as dear as at the start: the part of the free credit
 * that is used, or of the commitment that is not. It depends on all that the seller bills.
 */
function contractMonths({ sheet, plan }: ModelContext, path: PathId, basis: Basis): Term {
  const billed = sheet.runLines
    .filter((line) => line.path === path && ["model-usage", "routing"].includes(line.id))
    .flatMap(({ id, parts }) =>
      parts.filter((part) =>
        id === "routing" ? part.id.endsWith("shadow") : !isContract(part.basis),
      ),
    );
  const use = sheet.shared(
    `${path}.surprise.price-decline.use`,
    "USD / month",
    "Model usage of each month at the prices of the start, before credit and commitment.",
    () =>
      add(
        ...billed.map((part) =>
          mul(part.rate, atConstantTokens(sheet, path, part.basis) ?? basisMonth(path, part.basis)),
        ),
      ),
  );
  const stated = plan.commercial ?? {};
  const free =
    stated.free_credit === undefined
      ? contractTerm(sheet, path, "credit")
      : { amount: addFreeCredit(sheet, plan) };
  if (basis === "month-of-free-credit") return free === undefined ? 0 : creditUsed(use, free);
  const owed = free === undefined ? use : afterCredit(use, free);
  const least =
    stated.minimum_commitment === undefined
      ? contractTerm(sheet, path, "commitment")
      : { amount: addMinimumCommitment(sheet, plan) };
  return least === undefined ? 0 : commitmentUnused(owed, least);
}

const isContract = (basis: Basis): boolean =>
  basis === "month-of-free-credit" || basis === "month-of-unused-commitment";

/** The sum of a basis with its prices as at the start; undefined where no falling price is in it. */
function atConstantPrices(
  context: ModelContext,
  path: PathId,
  basis: Basis,
): Expression | undefined {
  const { sheet } = context;
  if (isContract(basis)) return sumMonths(contractMonths(context, path, basis));
  const tokens = atConstantTokens(sheet, path, basis);
  if (tokens !== undefined) return sumMonths(tokens);
  if (!basis.endsWith("at-gpu-prices")) return undefined;
  const fixed = basis !== "machine-at-gpu-prices"; // by the term of a commitment
  const index = fixed ? "index.committed-gpu-prices" : "index.gpu-prices";
  return sumMonths(div(node(basisId(path, basis)), node(index)));
}

/** The rows of prices that are taken to fall: of tokens, and of machines where the path rents them. */
const declines = ({ plan, facts }: ModelContext, path: PathId): readonly Distribution[] => [
  ...(isApi(path)
    ? [
        (plan.finance?.price_decline ?? defaultRow(facts.defaults, "price.token-decline"))
          .distribution,
      ]
    : [defaultRow(facts.defaults, "price.gpu-decline").distribution]),
];

/** Whether the price of tokens is taken to fall: not where it stays or rises in every draw. */
const tokensFall = ({ plan, facts }: ModelContext): boolean =>
  quantile(
    (plan.finance?.price_decline ?? defaultRow(facts.defaults, "price.token-decline")).distribution,
    1,
  ) > 0;

/**
 * Prices stay as they are, where the estimate takes them to fall: for each part of a line that goes
 * with falling prices, rate × (the basis without its index − the basis), and what a contract adds to the bill
 * then. Nothing of tokens whose price is stated to stay or rise.
 */
export const priceDecline: SurpriseBuilder = (context, path) => {
  const { sheet } = context;
  const tokens = tokensFall(context);
  const parts = sheet.runLines.filter((line) => line.path === path).flatMap((line) => line.parts);
  const more = [...Map.groupBy(parts, ({ basis }) => basis)].flatMap(([basis, group]): Term[] => {
    if (!tokens && !basis.endsWith("at-gpu-prices")) return [];
    const constant = atConstantPrices(context, path, basis);
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
  const flat = `${path}.surprise.price-decline.path-total`;
  sheet.step(
    flat,
    "USD",
    "Build and running cost when prices stay as they are at the start.",
    add(node(`${path}.total`), node(id)),
  );
  // Where some futures of the estimate have prices that stay or rise, they say how likely that is.
  const may = declines(context, path).some((each) => quantile(each, 0) < 0);
  const happens = `${path}.surprise.price-decline.happens`;
  if (may) {
    sheet.step(
      happens,
      "factor",
      "1 where prices do not fall over the horizon, so that staying as they are costs no more; else 0.",
      le(node(id), quantity(0, "USD")),
    );
  }
  return [
    {
      id: "price-decline",
      path,
      title: "Prices do not fall as expected",
      node: id,
      counted: false,
      ...(may ? { happens } : {}),
      probabilityWhy: may
        ? "Share of the simulated futures in which prices stay or rise."
        : "No source says how likely that is; nor does the estimate, in which prices fall in every future.",
      control: "Plan with no fall of prices, and take one as a gift.",
      keys: ["finance.price_decline"],
      scenarios: [
        {
          label: "Prices fall as estimated",
          figures: [{ what: "Build and run", node: `${path}.total` }],
        },
        { label: "Prices stay", figures: [{ what: "Build and run", node: flat }] },
      ],
    },
  ];
};
