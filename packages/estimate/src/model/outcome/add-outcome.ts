import type { Plan } from "../../plan/index.ts";
import type { PathId } from "../sheet/path.ts";
import type { Sheet } from "../sheet/sheet.ts";
import { addQualityFloor } from "./quality-floor.ts";
import { addWorth } from "./worth.ts";

/** Adds what a path achieves: how it stands to the quality floor, and the value it creates. */
export function addOutcome(sheet: Sheet, plan: Plan, path: PathId): void {
  addQualityFloor(sheet, plan, path);
  addWorth(sheet, plan, path);
}
