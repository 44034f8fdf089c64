import { fail, type Issue, issueAt, type Located, type Outcome, ok } from "@outlay/document";
import {
  type FindError,
  findBook,
  type Instant,
  isContractBook,
  nearestText,
  type PriceBook,
  readInstant,
} from "@outlay/pricing";
import type { Plan } from "../../plan/index.ts";
import type { EstimateFacts } from "../facts.ts";
import type { NamedModel } from "./hosted-model.ts";

/** The price book of a plan when it names none: the vendors' published prices. */
export const usualBook = "list";

/** The first moment of a day or of a month, UTC. */
export function instantOf(day: string): Instant {
  const read = readInstant(day.length === 7 ? `${day}-01` : day);
  if (!read.ok) throw new Error(`${day} is not a day`);
  return read.value;
}

/**
 * The model that a key of a plan names, in the plan's price book; or what is wrong with the name.
 *
 * @param start first month of the plan, `YYYY-MM`: a name can come to mean another model later
 */
export function findModel(
  plan: Plan,
  facts: EstimateFacts,
  start: string,
  named: Located<string>,
): Outcome<NamedModel, Issue> {
  const book = findBook(facts.books, plan.price_book?.value ?? usualBook);
  if (!book.ok) {
    const [suggestion] = book.error.nearest;
    return fail(
      issueAt(plan.price_book?.at ?? named.at, {
        code: "wrong_value",
        message: `there is no price book ${book.error.book}`,
        expected: `one of ${[...facts.books.keys()].join(", ")}`,
        ...(suggestion === undefined ? {} : { suggestion }),
      }),
    );
  }
  // A discount that the plan states is one off list prices: it stands in the place of a contract's.
  const priced =
    plan.commercial?.discount !== undefined && isContractBook(book.value)
      ? book.value.base
      : book.value;
  const found = modelOnDay(priced, named.value, instantOf(start));
  return found.ok ? found : fail(unknownModel(named, book.value.id, found.error));
}

/** A model of the book by its name on a day. */
export function modelOnDay(
  book: PriceBook,
  model: string,
  at: Instant,
): Outcome<NamedModel, FindError> {
  const found = book.find({ model, at });
  if (!found.ok) return found;
  const { provider, model: id } = found.value;
  const name = book.model(provider, id)?.name ?? id;
  return ok({ provider, id, name, book, prices: found.value });
}

/**
 * What is wrong with a name that the book cannot resolve, and which names it has. A name that several
 * sell is not decided here: their prices differ, and so do regions and ends of life.
 */
function unknownModel({ value, at }: Located<string>, book: string, error: FindError): Issue {
  if (error.code === "ambiguous_provider") {
    const sold = error.providers.map((provider) => `${provider}/${value}`);
    return issueAt(at, {
      code: "wrong_value",
      message: `${value} is sold by several providers`,
      expected: `one of ${sold.join(", ")}`,
    });
  }
  const ended = error.code === "unknown_model" ? (error.ended ?? []) : [];
  const suggestion = error.nearest.find((name) => !ended.includes(name));
  const near = nearestText(error);
  return issueAt(at, {
    code: "wrong_value",
    message: `the price book ${book} has no model ${value}`,
    expected: `a model of the book ${book} as provider/model${near === "" ? "" : `; nearest: ${near}`}`,
    ...(suggestion === undefined ? {} : { suggestion }),
  });
}
