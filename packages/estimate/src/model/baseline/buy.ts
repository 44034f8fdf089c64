import { add, type Expression, mul, node, quantity, sub, type Term } from "../../graph/index.ts";
import type { Plan } from "../../plan/index.ts";
import { discountFactors } from "../finance/discount.ts";
import { addTax } from "../finance/purchase-tax.ts";
import { totalOf } from "../finance/total-of.ts";
import { addUnitCosts } from "../finance/unit-costs.ts";
import { countsFallback } from "../outcome/counts-fallback.ts";
import { addFallbackCost, addSuccessRateOfAll } from "../run/quality.ts";
import type { Sheet } from "../sheet/sheet.ts";
import type { FiscalYear } from "../volume/fiscal-year.ts";

/** One price of the product, by month or by task. */
interface Price {
  readonly basis: "month" | "task";
  readonly rate: Expression;
}

/**
 * A ready product that is bought instead: seats × price + tasks × price, with the tax of the plan, and
 * the setup, which holds own work and bears none; and the people who take over what it fails at, so that it stands beside the paths. Nothing
 * else is counted: what it takes to introduce it is part of `buy.setup`.
 *
 * Adds `baseline.buy.setup`, `.month`, `.run.total`, `.run.in-<year>`, `.total`, `.present-value` (setup at
 * the launch) and the unit costs; where people who take over are counted, `.fallback.total` and
 * `.total-with-fallback` too.
 */
export function addBuy(sheet: Sheet, plan: Plan, years: readonly FiscalYear[]): void {
  const { buy } = plan;
  if (buy === undefined) return;
  const withTax = taxed(sheet, plan);
  const define = (id: string, unit: string, doc: string, formula: Term): Expression =>
    sheet.step(`baseline.buy.${id}`, unit, doc, formula);
  const prices = addPrices(sheet, plan);
  const setup = define(
    "setup",
    "USD",
    "What is paid once to introduce the product.",
    buy.setup === undefined
      ? quantity(0, "USD")
      : sheet.believe({
          id: "buy.setup",
          doc: "What is paid once to introduce the product.",
          plan: buy.setup,
        }),
  );
  const over = (end: string) =>
    withTax(totalOf(prices.map(({ basis, rate }) => mul(rate, node(`basis.${basis}${end}`)))));
  define(
    "month",
    "USD / month",
    "Seats and tasks of the product, each month.",
    withTax(add(...prices.map(({ basis, rate }) => mul(rate, node(`basis.${basis}`))))),
  );
  const running = define("run.total", "USD", "Seats and tasks of the product.", over(".sum"));
  const factors = discountFactors(sheet, plan, years);
  const worth = years.map(({ year }, at) =>
    mul(
      define(
        `run.in-${year}`,
        "USD",
        `Seats and tasks of the product in fiscal year ${year}.`,
        over(`.in-${year}`),
      ),
      factors[at] as Expression,
    ),
  );
  const total = define("total", "USD", "Setup, seats and tasks.", add(setup, running));
  define(
    "present-value",
    "USD",
    "Setup, and each fiscal year at its worth at the launch.",
    add(setup, ...worth),
  );
  const success = addBoughtSuccess(sheet, plan);
  const compared = countsFallback(plan) ? addWithFallback(sheet, plan, total, success) : undefined;
  addUnitCosts(sheet, "baseline.buy", { total, compared, success });
}

/**
 * Share of all tasks that end in success with the product: its success rate, or that of all, less the
 * tasks that fail for good, as on the paths. A response cache is no part of the product.
 */
function addBoughtSuccess(sheet: Sheet, plan: Plan): Expression {
  const stated = plan.buy?.success_rate;
  const rate =
    stated === undefined
      ? addSuccessRateOfAll(sheet, plan)
      : sheet.believe({
          id: "baseline.buy.success-rate",
          doc: "Share of tasks that end in success with the product.",
          plan: stated,
          key: "buy.success_rate",
        });
  const failure = plan.workload.failure_share;
  if (failure === undefined) return rate;
  const lost = sheet.believe({
    id: "workload.failure_share",
    doc: "Share of tasks that fail for good: paid for and lost.",
    plan: failure,
    key: "workload.failure_share",
  });
  return sheet.step(
    "baseline.buy.success-share",
    "share",
    "Share of all tasks that end in success with the product: its success rate, less tasks that are lost.",
    mul(rate, sub(1, lost)),
  );
}

/** Adds the people who take over what the product fails at. */
function addWithFallback(
  sheet: Sheet,
  plan: Plan,
  total: Expression,
  success: Expression,
): Expression {
  const fallback = sheet.step(
    "baseline.buy.fallback.total",
    "USD",
    "Tasks × (1 − success rate) × cost of a task that a person takes over.",
    mul(sub(1, success), addFallbackCost(sheet, plan), node("basis.task-at-wages.sum")),
  );
  return sheet.step(
    "baseline.buy.total-with-fallback",
    "USD",
    "Setup, seats, tasks, and what people cost who take over failed tasks.",
    add(total, fallback),
  );
}

/** Seats × price a month, and the price of a task. */
function addPrices(sheet: Sheet, plan: Plan): readonly Price[] {
  const { seats, seat_price, price_per_task } = plan.buy ?? {};
  const prices: Price[] = [];
  if (seats !== undefined) {
    const count = sheet.believe({
      id: "buy.seats",
      doc: "Users who need a seat of the product.",
      plan: seats,
    });
    const each = sheet.believe({
      id: "buy.seat_price",
      doc: "Price of one seat of the product.",
      plan: seat_price,
      default: "buy.seat-price",
    });
    const rate = sheet.step(
      "baseline.buy.seats.rate",
      "USD / month",
      "Seats of the product × price.",
      mul(count, each),
    );
    prices.push({ basis: "month", rate });
  }
  if (price_per_task !== undefined) {
    const rate = sheet.believe({
      id: "buy.price_per_task",
      doc: "Price of one task of the product.",
      plan: price_per_task,
    });
    prices.push({ basis: "task", rate });
  }
  return prices;
}

/** Adds the tax of the plan to an amount. */
function taxed(sheet: Sheet, plan: Plan): (amount: Term) => Term {
  const tax = addTax(sheet, plan);
  return (amount) => (tax === undefined ? amount : mul(amount, add(1, tax)));
}
