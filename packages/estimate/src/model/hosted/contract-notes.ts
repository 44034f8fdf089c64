import { providerId } from "@outlay/pricing";
import type { ModelContext } from "../paths/model-context.ts";
import type { EstimateNote } from "../sheet/note.ts";
import { contractOfPlan } from "./contract-terms.ts";
import type { HostedModel } from "./hosted-model.ts";

/** What a reader must know of a contract that a path is priced by. */
export function contractNotes(
  { plan, facts, start, months }: ModelContext,
  { path, provider, prices, name, context }: HostedModel,
): readonly EstimateNote[] {
  const book = contractOfPlan(plan, facts);
  if (book === undefined) return [];
  const { contract } = book;
  const { discount, minimum_commitment: least, free_credit: free } = plan.commercial ?? {};
  const last = lastDay(start, months);
  // What ended before the plan begins, or begins after it ends, says nothing here.
  const concerned = <One extends Dated>(all: readonly One[] = []) =>
    all.filter(
      (one) =>
        providerId(one.provider) === provider &&
        one.from < last &&
        (one.to === undefined || one.to > `${start}-01`),
    );
  const commitments = concerned(contract.commitments);
  const credits = concerned(contract.credits);
  const tiers = concerned(contract.free_tiers);
  const ends = prices.table.lines.flatMap(({ list, effective: { from, to } }) =>
    list !== undefined && to !== undefined && from <= context.at && to > context.at
      ? [new Date(to).toISOString().slice(0, 10)]
      : [],
  );
  const end = ends.toSorted()[0];
  const texts = [
    discount !== undefined && concerned(contract.negotiated).length > 0
      ? `The plan states commercial.discount, so ${name} is paid at list prices less that discount; the negotiated prices of the contract ${contract.contract} are not used.`
      : undefined,
    discount === undefined && end !== undefined && end < last
      ? `The contract's price of ${name} ends on ${end}; the estimate keeps it for the months after, as if it were renewed.`
      : undefined,
    least !== undefined && commitments.length > 0
      ? `The plan states commercial.minimum_commitment, so the contract's commitments with ${provider} are not used.`
      : undefined,
    least === undefined && commitments.length > 0
      ? `The contract's commitment with ${provider} (${commitments.map(({ usd, per, to }) => `${usd} USD per ${per} until ${to}`).join("; ")}) is held against each month by itself: what one month uses more does not help another, so a sum settled by the year may ask less. This plan alone has to use it up: if other systems of yours do so too, state this one's part in commercial.minimum_commitment. It is not taken to be renewed.`
      : undefined,
    free !== undefined && credits.length > 0
      ? `The plan states commercial.free_credit, so the contract's credits of ${provider} are not used.`
      : undefined,
    free === undefined && credits.length > 0
      ? `The contract's credit of ${provider} (${credits.map(({ usd, to }) => `${usd} USD${to === undefined ? "" : ` until ${to}`}`).join("; ")}) is spread evenly over the months in which it can be used.`
      : undefined,
    tiers.length > 0
      ? `The contract's free units of ${provider} are not in the estimate; the bill of real requests has them (outlay price cost --book).`
      : undefined,
  ];
  return texts.flatMap((text) => (text === undefined ? [] : [{ code: "contract", path, text }]));
}

interface Dated {
  readonly provider: string;
  readonly from: string;
  readonly to?: string;
}

/** The first day after the horizon. */
function lastDay(start: string, months: number): string {
  const month = Number(start.slice(0, 4)) * 12 + Number(start.slice(5, 7)) - 1 + months;
  const year = String(Math.floor(month / 12));
  return `${year}-${String((month % 12) + 1).padStart(2, "0")}-01`;
}
