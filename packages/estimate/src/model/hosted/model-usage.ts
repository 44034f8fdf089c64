import { add, div, mul, node, sub, type Term } from "../../graph/index.ts";
import type { ModelContext } from "../paths/model-context.ts";
import type { RunPart } from "../sheet/line.ts";
import { addEndBases, addStageBases } from "../volume/model-end.ts";
import { callCost, callTokens } from "./call-tokens.ts";
import { commitmentParts } from "./commitment.ts";
import type { HostedModel } from "./hosted-model.ts";
import { addPriceTerms } from "./price-terms.ts";
import { addReservedFee } from "./reserved-fee.ts";
import { type Route, routesOf } from "./route.ts";
import { addRouting, type ShadowCost } from "./routing.ts";
import { stagesOf } from "./stages.ts";

/**
 * The bill of the model: for each kind of token,
 * calls × tokens × price × (1 + retries) × (1 + use outside production),
 * where the share that may wait is paid at the batch price, and a discount or a region changes all
 * prices. Input, output, reasoning, cache reads and cache writes are parts of their own; a kind that the
 * plan does not use is left out.
 *
 * Where the vendor ends the model within the horizon and names another, the tasks after it are paid
 * at the prices of that one, in parts whose names begin with `next-`. A small model's parts begin with
 * `small-`. With reserved throughput one fee stands for the tokens of the path's own model.
 *
 * @returns USD for one call of the path's own model, and of each that follows it; none where the model has
 *   no price, or a fixed fee stands for the tokens
 */
export function addModelUsage(
  context: ModelContext,
  model: HostedModel,
  small?: HostedModel,
): readonly Term[] {
  const { sheet, plan, months, years, usage } = context;
  const { path } = model;
  const calls = sheet.step(
    `${path}.model-usage.paid-calls`,
    "call / task",
    "Calls paid for one task: calls × retries and use outside production.",
    mul(usage.callsPerTask, usage.overhead),
  );
  const ends = stagesOf(model, months, "").flatMap(
    ({ model: { endsInMonth } }) => endsInMonth ?? [],
  );
  if (ends.length > 0) addEndBases(sheet, path, years, ends);
  if (!model.usePriced) {
    model.unpriced.push("input_text", "output_text");
    sheet.note({
      code: "unpriced",
      path,
      text: `The book ${model.book.id} has no price for using a tuned ${model.name}; the totals of this path leave it out. What the untuned model costs is no answer: most sellers ask more.`,
    });
    return [];
  }
  const bill: Bill = { parts: [], shadows: [], uplifts: [], perCall: [] };
  for (const route of routesOf(sheet, plan, usage, model, small)) {
    addRoute(context, route, calls, bill);
  }
  const { parts, shadows, uplifts, perCall } = bill;
  if (parts.length === 0) return [];
  const contract = commitmentParts(context, model, parts, shadows);
  sheet.run({
    path,
    id: "model-usage",
    title: "Model usage",
    doc: `Bill of ${namesOf(model)}${small === undefined ? "" : `, and of ${namesOf(small)}`}.`,
    category: "model-usage",
    phase: "deployment",
    bought: true,
    parts: [...parts, ...contract],
  });
  if (uplifts.length > 0) {
    const single = parts.length + contract.length === 1; // a line of one part has only the line's nodes
    sheet.step(
      `${path}.residency.total`,
      "USD",
      "What keeping data in a region adds to model usage over the horizon.",
      add(
        ...uplifts.map(({ part, factor }) =>
          mul(node(`${path}.model-usage${single ? "" : `.${part}`}.total`), sub(1, div(1, factor))),
        ),
      ),
    );
  }
  if (small !== undefined) addRouting(context, path, shadows);
  return perCall;
}

/** What the routes of a path come to. */
interface Bill {
  readonly parts: RunPart[];
  readonly shadows: ShadowCost[];
  /** Parts that cost more in a region, and the factor. */
  readonly uplifts: { readonly part: string; readonly factor: Term }[];
  /** USD / call, of the path's own model, by those that follow each other. */
  readonly perCall: Term[];
}

function addRoute(context: ModelContext, route: Route, calls: Term, bill: Bill): void {
  const { sheet, plan, months, years } = context;
  const { name, share, usage } = route;
  const { path } = route.model;
  const reserved = name === "" ? addReservedFee(context, route.model) : undefined;
  const stages = stagesOf(route.model, months, name);
  if (stages.length > 1) addStageBases(sheet, plan, path, years, stages);
  const paid = share === undefined ? calls : mul(calls, share);
  for (const { model, prefix, basis } of stages) {
    if (reserved !== undefined) continue;
    const tokens = callTokens(sheet, model, usage, prefix);
    const { factor, uplift } = addPriceTerms(sheet, plan, model);
    const terms = factor === undefined ? [] : [factor];
    for (const { part, doc, tokens: count, price } of tokens) {
      bill.parts.push({ id: part, doc, basis, rate: mul(paid, count, price, ...terms) });
      if (uplift !== undefined) bill.uplifts.push({ part, factor: uplift });
    }
    if (name !== "") continue;
    const cost = mul(callCost(tokens), ...terms);
    bill.perCall.push(cost);
    if (share !== undefined) bill.shadows.push({ prefix, basis, cost: mul(calls, cost) });
  }
  if (reserved?.fee === undefined) return;
  bill.parts.push({
    id: "provisioned",
    doc: "Fee for reserved throughput, in place of the tokens.",
    basis: "month",
    rate: reserved.fee,
  });
}

const namesOf = ({ name, next }: HostedModel): string =>
  next === undefined ? name : `${name}, then of ${namesOf(next)}`;
