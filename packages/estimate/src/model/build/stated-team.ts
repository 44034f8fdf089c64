import { quantile } from "../../distribution/index.ts";
import type { Plan } from "../../plan/index.ts";
import { pointOfSheet } from "../sheet/point-of-sheet.ts";
import type { Sheet } from "../sheet/sheet.ts";
import { addRate } from "./labour.ts";

/**
 * The team of the plan, where its time can be counted: the hours of the build are its labour ÷ the rate
 * of an hour. At a rate of nothing all labour is nothing too; the usual time of building is then taken,
 * and a note says so.
 */
export function statedTeam(sheet: Sheet, plan: Plan): NonNullable<Plan["people"]>["team"] {
  const team = plan.people?.team;
  if (team === undefined || countsHours(sheet, plan)) return team;
  const text =
    "people.team has no effect: at a rate of nothing the hours of the build cannot be told from its money, so the usual time of building is taken.";
  if (!sheet.notes.some((note) => note.text === text)) sheet.note({ code: "input-unused", text });
  return undefined;
}

/** Whether the hours of the build can be told from its money: not where an hour costs nothing. */
export function countsHours(sheet: Sheet, plan: Plan): boolean {
  const before = known.get(sheet);
  if (before !== undefined) return before;
  addRate(sheet, plan);
  const id = "people.rate";
  const highest = pointOfSheet(sheet, [id], (input) => quantile(input.distribution, 1)).value(id);
  known.set(sheet, highest > 0);
  return highest > 0;
}

/** The answer for each sheet: every path asks. */
const known = new WeakMap<Sheet, boolean>();
