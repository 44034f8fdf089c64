import { add, mul, node, quantity } from "../../graph/index.ts";
import type { Serving } from "../self-hosted/find-candidates.ts";
import { addMachinePrice, hoursPerMonth } from "../self-hosted/machine-price.ts";
import { isApi, type PathId } from "../sheet/path.ts";
import type { Sheet } from "../sheet/sheet.ts";

/**
 * What is rented while the system is built: tools and staging tokens, or tools and one machine. It
 * comes after the calendar, whose months of building it is paid over.
 */
export function addBuildEnvironment(sheet: Sheet, path: PathId, serving?: Serving): void {
  const own = !isApi(path);
  const months = node(`${path}.build-months`);
  const tools = sheet.assume(
    sheet.rowOf(path, "infra.build-environment"),
    "Tools and staging while building.",
  );
  const machine =
    serving === undefined
      ? []
      : [
          mul(
            addMachinePrice(sheet, serving),
            quantity(hoursPerMonth, "hour / month"),
            sheet.assume(
              "infra.build-machine-share",
              "Part of the time in which a machine is on while building.",
            ),
          ),
        ];
  sheet.build({
    path,
    id: "build-environment",
    title: "Environment while building",
    doc: own
      ? "Tools, and one machine for the part of the time in which it is on: USD a month × months of building."
      : "Tools and staging: USD a month × months of building.",
    category: "infrastructure",
    phase: "deployment",
    bought: true,
    amount: mul(add(tools, ...machine), months),
    overruns: false,
    spending: "opex",
  });
}
