import { type ContractBook, decimal, isContractBook, providerId, toNumber } from "@outlay/pricing";
import { type Expression, node, series, type Term } from "../../graph/index.ts";
import type { Plan } from "../../plan/index.ts";
import type { EstimateFacts } from "../facts.ts";
import type { ModelContext } from "../paths/model-context.ts";
import type { ApiPath } from "../sheet/path.ts";
import type { Sheet } from "../sheet/sheet.ts";

/** What a seller is owed or gives each month, and the share of it that holds in each month. */
export interface MonthlyTerm {
  /** USD / month, in the month in which it is largest. */
  readonly amount: Expression;
  /** Month by month from 0 to 1; absent: 1 in every month. */
  readonly share?: Term;
}

/** The contract that a plan names as its price book. */
export function contractOfPlan(
  plan: Plan,
  facts: Pick<EstimateFacts, "books">,
): ContractBook | undefined {
  const name = plan.price_book?.value;
  const book = name === undefined ? undefined : facts.books.get(name);
  return book !== undefined && isContractBook(book) ? book : undefined;
}

/** Which of a contract's terms change a bill month by month. */
export type TermKind = "commitment" | "credit";

const DOCS: Readonly<Record<TermKind, string>> = {
  commitment: "Least that the contract owes the seller in a month, a year's sum as twelfths.",
  credit: "Credit of the contract, spread evenly over the months in which it can be used.",
};

const termId = (path: ApiPath, kind: TermKind): string => `${path}.contract.${kind}`;

/**
 * Adds the commitments or credits that a contract has with a seller, as one sum a month and the share
 * of it in each month; nothing where it has none within the horizon.
 *
 * A commitment or a credit with an end is not taken to be renewed. What a credit leaves in one month
 * is not carried to the next.
 */
export function addContractTerm(
  { sheet, plan, facts, start, months }: ModelContext,
  path: ApiPath,
  provider: string,
  kind: TermKind,
): MonthlyTerm | undefined {
  const book = contractOfPlan(plan, facts);
  if (book === undefined) return undefined;
  const { contract } = book;
  const amounts = monthlyAmounts(book, provider, kind, start, months);
  const most = Math.max(0, ...amounts);
  if (most === 0) return undefined;
  const id = termId(path, kind);
  const amount = sheet.graph.input({
    id,
    unit: "USD / month",
    doc: DOCS[kind],
    distribution: { kind: "point", value: most },
    origin: {
      kind: "vendor",
      source: `contract ${contract.contract}, ${kind}s with ${provider}`,
      checked: contract.known,
    },
  });
  const share = sheet.step(
    `${id}.share`,
    "factor",
    `Share of that sum which holds in each month.`,
    series(
      amounts.map((each) => each / most),
      "factor",
    ),
  );
  return { amount, share };
}

/** The same term, where it was added before. */
export function contractTerm(sheet: Sheet, path: string, kind: TermKind): MonthlyTerm | undefined {
  const id = termId(path as ApiPath, kind);
  return sheet.graph.has(id) ? { amount: node(id), share: node(`${id}.share`) } : undefined;
}

/** USD of each month of the plan. */
function monthlyAmounts(
  { contract }: ContractBook,
  provider: string,
  kind: TermKind,
  start: string,
  months: number,
): readonly number[] {
  const first = monthIndex(start);
  const sums = new Array<number>(months).fill(0);
  const own = <One extends { readonly provider: string }>(all: readonly One[] = []) =>
    all.filter((one) => providerId(one.provider) === providerId(provider));
  const spread = (from: string, to: string | undefined, usd: (length: number) => number): void => {
    const begin = monthIndex(from) - first;
    const end = to === undefined ? Math.max(months, begin + 1) : monthIndex(to) - first;
    const length = Math.max(1, end - begin);
    const each = usd(length);
    for (let month = Math.max(0, begin); month < Math.min(months, begin + length); month += 1) {
      sums[month] = (sums[month] ?? 0) + each;
    }
  };
  if (kind === "credit") {
    for (const { usd, from, to } of own(contract.credits)) {
      spread(from, to, (length) => toNumber(decimal(usd)) / length);
    }
  } else {
    for (const { usd, per, from, to, used } of own(contract.commitments)) {
      const sum = toNumber(decimal(usd));
      const begin = monthIndex(from);
      const term = Math.max(1, monthIndex(to) - begin);
      const period = per === "month" ? 1 : per === "year" ? 12 : term;
      spread(from, to, () => sum / period);
      if (used === undefined || period === 1) continue;
      // What is used of the running period leaves the rest of it for its last months.
      const until = monthIndex(used.until);
      const within = until - begin + (used.until.endsWith("-01") ? 0 : 0.5);
      const running = Math.max(0, Math.ceil(within / period) - 1) * period;
      const end = Math.min(running + period, term) + begin;
      const rest = Math.max(0, sum - toNumber(decimal(used.usd))) / Math.max(1, end - until);
      for (let month = running + begin; month < end; month += 1) {
        if (sums[month - first] === undefined) continue;
        sums[month - first] =
          (sums[month - first] ?? 0) - sum / period + (month < until ? 0 : rest);
      }
    }
  }
  return sums;
}

/** Months since the year 0 of a day or a month. */
const monthIndex = (day: string): number => Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7));
