import { add, type Expression, type Term } from "../../graph/index.ts";
import type { Basis, PlacedRunLine } from "../sheet/line.ts";
import type { PathId } from "../sheet/path.ts";
import type { Sheet } from "../sheet/sheet.ts";

/** Unit of a rate on a basis. */
const unitOfRate = (basis: Basis): string =>
  basis.startsWith("month")
    ? "USD / month"
    : basis.startsWith("task")
      ? "USD / task"
      : "USD / machine / month";

/** Unit of a basis summed over months. */
export const unitOfSum = (basis: Basis): string =>
  basis.startsWith("month") ? "month" : basis.startsWith("task") ? "task" : "machine month";

/**
 * What some running lines cost for one unit of each basis: the sum of their rates, as
 * `<path>.<id>.per-<basis>`. A sum over any months is then one product for each basis.
 *
 * @param id name of the sum in the node ids: `run` in `hosted.run.per-task`
 */
export function ratesByBasis(
  sheet: Sheet,
  path: PathId,
  id: string,
  what: string,
  lines: readonly PlacedRunLine[],
): readonly (readonly [Basis, Expression])[] {
  const parts = lines.flatMap((line) => line.parts);
  return [...Map.groupBy(parts, ({ basis }) => basis)].map(
    ([basis, group]): readonly [Basis, Expression] => [
      basis,
      sheet.step(
        `${path}.${id}.per-${basis}`,
        unitOfRate(basis),
        `${what} that go with ${basis}.`,
        add(...group.map(({ rate }): Term => rate)),
      ),
    ],
  );
}
