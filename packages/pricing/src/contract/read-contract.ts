import {
  type CheckProblem,
  type Issue,
  nearestAll,
  type Outcome,
  readDocument,
  shape,
} from "@outlay/document";
import type { FindError } from "../book.ts";
import type { PriceBook } from "../catalog/price-book.ts";
import { toDecimal } from "../decimal.ts";
import { at } from "../instant.ts";
import { nearestText } from "../nearest-models.ts";
import { compareRational } from "../rational.ts";
import type { Contract, FreeTier, Negotiated } from "./contract.ts";
import { type ContractBook, type ContractProblem, contractBook } from "./contract-book.ts";
import { contractLints, overlapLints } from "./contract-lints.ts";
import { contractShape } from "./contract-shape.ts";
import { unknownRegions } from "./unknown-regions.ts";

/** A contract holds some hundred agreements: less than price files need. */
const MAX_LENGTH = 1_000_000;

/**
 * Reads a contract file, holds it against every lint and against the book below, and makes the book of
 * its prices.
 *
 * @param file name for messages; nothing is opened
 * @param books the books that `over` may name
 * @returns the book, with the contract in it, or every issue with its line and column
 */
export function readContract(
  text: string,
  file: string,
  books: ReadonlyMap<string, PriceBook>,
): Outcome<ContractBook, Issue[]> {
  let made: ContractBook | undefined;
  const linted = shape.checked(contractShape, (contract) => {
    const problems = contractLints(contract);
    if (problems.length > 0) return problems;
    const base = books.get(contract.over);
    if (base === undefined) return [unknownBook(contract.over, books)];
    if (books.has(contract.contract)) {
      const message = `\`${contract.contract}\` is already a book of the catalog`;
      return [{ code: "duplicate_key", message, at: ["contract"] }];
    }
    const names = [...unknownNames(contract, base), ...unknownRegions(contract, base)];
    const overlaps = names.length > 0 ? [] : overlapLints(withIds(contract, base));
    if (overlaps.length > 0) return overlaps;
    const book = contractBook(base, contract);
    if (!book.ok) return [...names, ...book.error.map((one) => problemOf(one, contract))];
    if (names.length > 0) return names;
    made = book.value;
    return aboveList(book.value);
  });
  const read = readDocument(text, file, linted, { maxLength: MAX_LENGTH });
  if (!read.ok) return read;
  if (made === undefined) throw new Error("a contract was read and its book was not made");
  return { ok: true, value: made };
}

/**
 * Whether a text is meant as a contract: it has the key `contract` at its left margin, which a price
 * file does not have.
 */
export const isContractText = (text: string): boolean =>
  /^(?:\uFEFF)?(?:contract|"contract")\s*:/m.test(text.slice(0, MAX_LENGTH)) ||
  /^\s*\{\s*"?contract"?\s*:/.test(text);

/** The same terms with models by their ids in the book: an alias and its id are one model. */
function withIds(contract: Contract, base: PriceBook): Contract {
  const named = <One extends Negotiated | FreeTier>(one: One): One => {
    const { provider, from, models } = one;
    if (models === undefined) return one;
    const ids = models.map((model) => {
      const found = base.find({ provider, model, at: at(from) });
      return found.ok ? found.value.model : model;
    });
    return { ...one, models: ids };
  };
  const { negotiated = [], free_tiers = [] } = contract;
  return { ...contract, negotiated: negotiated.map(named), free_tiers: free_tiers.map(named) };
}

function unknownBook(over: string, books: ReadonlyMap<string, PriceBook>): CheckProblem {
  const near = nearestAll(over, books.keys());
  return {
    code: "wrong_value",
    message: `there is no book \`${over}\``,
    expected: `one of ${[...books.keys()].join(", ")}`,
    ...(near[0] === undefined ? {} : { suggestion: near[0] }),
    at: ["over"],
  };
}

/** Sellers and models of free tiers, commitments and credits that the book below does not have. */
function unknownNames(contract: Contract, base: PriceBook): CheckProblem[] {
  const { commitments = [], credits = [], free_tiers: tiers = [] } = contract;
  const sellers = (
    list: string,
    all: readonly { readonly provider: string; readonly from: string }[],
  ) =>
    all.flatMap(({ provider, from }, index) => {
      const found = base.find({ provider, model: "", at: at(from) });
      if (found.ok || found.error.code !== "unknown_provider") return [];
      return [findProblem(found.error, [list, index, "provider"])];
    });
  return [
    ...sellers("commitments", commitments),
    ...sellers("credits", credits),
    ...sellers("free_tiers", tiers),
    ...tiers.flatMap(({ provider, models = [], from }, index) =>
      models.flatMap((model, m) => {
        const found = base.find({ provider, model, at: at(from) });
        if (found.ok || found.error.code === "unknown_provider") return [];
        return [findProblem(found.error, ["free_tiers", index, "models", m])];
      }),
    ),
  ];
}

function findProblem(error: FindError, place: readonly (string | number)[]): CheckProblem {
  switch (error.code) {
    case "unknown_provider": {
      const [suggestion] = error.nearest;
      const message = `the book below has no seller \`${error.provider}\``;
      return { message, at: place, ...(suggestion === undefined ? {} : { suggestion }) };
    }
    case "unknown_model": {
      const sold = error.sellers?.length ? `; it is sold by ${error.sellers.join(", ")}` : "";
      const near = nearestText(error);
      const nearest = near === "" ? "" : `; nearest: ${near}`;
      return { message: `the seller has no model \`${error.model}\`${sold}${nearest}`, at: place };
    }
    case "ambiguous_provider":
      return { message: `\`${error.model}\` is sold by several sellers`, at: place };
  }
}

function problemOf(problem: ContractProblem, contract: Contract): CheckProblem {
  const { index, model } = problem;
  const agreed = contract.negotiated?.[index];
  const models = agreed?.models ?? [];
  const named = model === undefined ? -1 : models.indexOf(model);
  const place = ["negotiated", index, ...(named < 0 ? [] : ["models", named])];
  const of = model === undefined ? `no model of ${agreed?.provider}` : model;
  const days = `from ${agreed?.from}${agreed?.to === undefined ? "" : ` to ${agreed.to}`}`;
  switch (problem.code) {
    case "not_found": {
      const { error } = problem;
      const at = error.code === "unknown_provider" ? -1 : models.indexOf(error.model);
      const key = error.code === "unknown_provider" ? ["provider"] : at < 0 ? [] : ["models", at];
      return findProblem(error, ["negotiated", index, ...key]);
    }
    case "changes_nothing": {
      const has =
        problem.meters.length === 0 ? "" : `; it has prices of ${problem.meters.join(", ")}`;
      const hint = agreed?.meters === undefined ? "; `meters` names what `times` is about" : "";
      const nothing = model === undefined ? "has" : "has no";
      const message = `${of} ${nothing} such price ${days}${has}${hint}`;
      return { message, at: place };
    }
    case "no_list_price": {
      const message = `the book below has no price of ${problem.meters.join(", ")} of ${of} under these conditions ${days}, so there is no list price to keep beside`;
      return { message, at: place };
    }
    case "too_many":
      return {
        code: "too_large",
        message: "with this entry the contract cuts the list into too many prices",
        expected: "fewer periods, or fewer models in each",
        at: ["negotiated", index],
      };
    case "contradiction": {
      const message = `it leaves ${of} without one price for every request (${problem.conflict.code}: ${problem.conflict.ids.join(", ")})`;
      return { message, at: place };
    }
  }
}

/** Amounts above the list price that no note explains: most likely the wrong unit or line. */
function aboveList({ models, contract }: ContractBook): readonly CheckProblem[] {
  const problems: CheckProblem[] = [];
  for (const { model, table } of models) {
    for (const { id, list, meter, usd } of table.lines) {
      if (list === undefined || compareRational(usd, list.usd) <= 0) continue;
      const index = Number(id.slice(contract.contract.length + 1).split("/", 1)[0]) - 1;
      const agreed = contract.negotiated?.[index];
      if (agreed?.usd === undefined || agreed.note !== undefined) continue;
      const day = new Date(list.effective.from).toISOString().slice(0, 10);
      const message = `${meter} of ${model}: ${toDecimal(usd).text} is above the list price ${toDecimal(list.usd).text} of ${day}: say why in \`note\``;
      if (problems.every((other) => other.message !== message)) {
        problems.push({ message, at: ["negotiated", index, "usd", meter] });
      }
    }
  }
  return problems;
}
