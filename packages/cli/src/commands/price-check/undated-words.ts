import type { Against } from "@outlay/pricing";
import { OWN_KIND } from "../../books/own-as-foreign.ts";

/**
 * That the day of some copies is not known, so that a mistake and a price that changed since look the same.
 *
 * @param day for which prices are compared
 * @returns undefined where every copy has its day; a price file of one's own has days in it
 */
export function undatedWords(against: readonly Against[], day: string): string | undefined {
  const undated = against.filter(
    ({ dated, spec }) => dated === undefined && spec.kind !== OWN_KIND,
  );
  if (undated.length === 0) return undefined;
  const names = undated.map(({ spec }) => spec.id).join(", ");
  return `THE DAY OF ${names} IS NOT KNOWN: taken as of ${day}. If the copy is older, prices that changed since stand among the differences, and nobody can tell them from mistakes. Say the day behind the path: ${undated[0]?.spec.kind}:PATH@${day}.`;
}
