import type { Origin, Plan } from "@outlay/estimate";

/**
 * A plan in which the quantity that is written at a place is another number; undefined where none is
 * written there.
 *
 * @param value in the canonical unit of the quantity
 */
export function planWith(
  plan: Plan,
  place: NonNullable<Origin["position"]>,
  value: number,
): Plan | undefined {
  let found = false;
  const walk = (part: unknown): unknown => {
    if (Array.isArray(part)) return part.map(walk);
    if (part instanceof Map) return new Map([...part].map(([key, each]) => [key, walk(each)]));
    if (typeof part !== "object" || part === null) return part;
    if (isAt(part, place)) {
      found = true;
      return { ...part, distribution: { kind: "point", value } };
    }
    return Object.fromEntries(Object.entries(part).map(([key, each]) => [key, walk(each)]));
  };
  const changed = walk(plan) as Plan;
  return found ? changed : undefined;
}

/** Whether a part of a plan is a quantity that is written at a place. */
function isAt(part: object, { file, line, column }: NonNullable<Origin["position"]>): boolean {
  if (!("distribution" in part) || !("position" in part)) return false;
  const { position } = part as { readonly position: NonNullable<Origin["position"]> };
  return position.file === file && position.line === line && position.column === column;
}
