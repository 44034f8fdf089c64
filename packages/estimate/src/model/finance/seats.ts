import { mul } from "../../graph/index.ts";
import type { Plan } from "../../plan/index.ts";
import type { PathId } from "../sheet/path.ts";
import type { Sheet } from "../sheet/sheet.ts";

/** Seats of the team's tools: people × price of a seat, where the plan names both. */
export function addSeats(sheet: Sheet, plan: Plan, path: PathId): void {
  const { seats, seat_price } = plan.commercial ?? {};
  if (seats === undefined || seat_price === undefined) return;
  const count = sheet.believe({
    id: "commercial.seats",
    doc: "People of the team who need a seat of its tools.",
    plan: seats,
  });
  const price = sheet.believe({
    id: "commercial.seat_price",
    doc: "Price of one such seat, all tools together.",
    plan: seat_price,
  });
  sheet.run({
    path,
    id: "seats",
    title: "Seats of the team's tools",
    doc: "People of the team × price of a seat.",
    category: "infrastructure",
    phase: "maintenance",
    bought: true,
    parts: [
      { id: "seats", doc: "Seats of the team's tools.", basis: "month", rate: mul(count, price) },
    ],
  });
}
