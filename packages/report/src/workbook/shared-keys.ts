import { type InputNode, inputResultOf, type PathId } from "@outlay/estimate";

/**
 * Inputs whose key of the plan answers another input too, each with that other one: the first of the
 * list with the key. The key sets all of them, so on the sheet the first moves the others once it is
 * changed. Untouched, each has its own default.
 *
 * @param paths those of the plan
 */
export function sharedKeys(
  inputs: readonly InputNode[],
  paths: readonly PathId[],
): ReadonlyMap<string, InputNode> {
  const byKey = Map.groupBy(inputs, (input) => inputResultOf(input, paths).key);
  byKey.delete(undefined);
  return new Map(
    [...byKey.values()].flatMap(([first, ...others]) =>
      others
        .filter(({ unit }) => unit === first?.unit)
        .map(({ id }) => [id, first as InputNode] as const),
    ),
  );
}

/**
 * The formula of an input that follows the cell of another: its own value until that one is changed. What
 * is equal to nine digits counts as unchanged, since programs do not keep all digits of a formula.
 *
 * @param cell of the other
 * @param delivered value of the other as delivered
 * @example
 * followingFormula("B7", 2, 6.5) // => "IF(ABS(B7-(2))<=2E-9,6.5,B7)"
 */
export function followingFormula(cell: string, delivered: number, own: number): string {
  const [was, apart, kept] = [delivered, Math.abs(delivered) * 1e-9, own].map((value) =>
    String(value).toUpperCase(),
  );
  return `IF(ABS(${cell}-(${was}))<=${apart},${kept},${cell})`;
}
