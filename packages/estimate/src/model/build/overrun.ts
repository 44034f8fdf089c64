import { add, mul, sub } from "../../graph/index.ts";
import type { PathId } from "../sheet/path.ts";
import type { Sheet } from "../sheet/sheet.ts";

/**
 * Overrun: one factor for the whole project on the labour of its build. It is a line of its own, so
 * that totals with it and without it stand side by side; below 1 it is a saving.
 *
 * It is not applied to data rework, which is an event of its own, nor to the proof of concept, whose
 * time is fixed: the same risk would be counted twice.
 */
export function addOverrun(sheet: Sheet, path: PathId): void {
  const labour = sheet.buildLines.filter((line) => line.path === path && line.overruns);
  const factor = sheet.assume(
    "overrun.labour",
    "What the labour of the build takes against its estimate; one factor for the project.",
  );
  sheet.build({
    path,
    id: "overrun",
    title: "Overrun",
    doc: "Labour of the build × (overrun factor − 1).",
    category: "overrun",
    phase: "deployment",
    amount: mul(add(...labour.map(({ total }) => total)), sub(factor, 1)),
    overruns: false,
    spending: "capex",
  });
}
