import type { Plan } from "@outlay/estimate";
import { bookFile, type PlanOfFile } from "../../catalog/plan-facts.ts";
import type { Io } from "../../io.ts";

/**
 * Two plans that name their own price file alike and mean two files, as in two folders or two checkouts
 * of one: A's goes by another name where they differ, and both plans have one file where they do not.
 */
export async function booksApart(
  a: PlanOfFile,
  b: PlanOfFile,
  io: Io,
): Promise<readonly [PlanOfFile, PlanOfFile]> {
  const [fileA, fileB] = [bookFile(a), bookFile(b)];
  const [name, other] = [a.plan.price_book, b.plan.price_book];
  if (fileA === undefined || fileB === undefined || fileA === fileB) return [a, b];
  if (name === undefined || name.value !== other?.value) return [a, b];
  if ((await io.read(fileA)) === (await io.read(fileB))) return [{ ...a, file: b.file }, b];
  const plan: Plan = { ...a.plan, price_book: { ...name, value: `${name.value} (of A)` } };
  return [{ ...a, plan, book: name.value }, b];
}
