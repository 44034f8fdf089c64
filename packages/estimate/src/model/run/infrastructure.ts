import { mul } from "../../graph/index.ts";
import type { PathId } from "../sheet/path.ts";
import type { Sheet } from "../sheet/sheet.ts";
import type { TaskUsage } from "../usage/tokens.ts";

/** Hosting of the application itself: USD a month. */
export function addHosting(sheet: Sheet, path: PathId): void {
  sheet.run({
    path,
    id: "hosting",
    title: "Application hosting",
    doc: "Hosting of the application, storage, network.",
    category: "infrastructure",
    phase: "deployment",
    bought: true,
    parts: [
      {
        id: "month",
        doc: "Hosting of the application, storage, network.",
        basis: "month",
        rate: sheet.assume("infra.run", "Hosting of the application, storage, network."),
      },
    ],
  });
}

/** Observability: a base, and a price for each call that is recorded. */
export function addObservability(sheet: Sheet, path: PathId, usage: TaskUsage): void {
  const event = sheet.assume("observability.event", "Recording one call.");
  sheet.run({
    path,
    id: "observability",
    title: "Observability",
    doc: "Base of a month, and calls × price of recording one.",
    category: "infrastructure",
    phase: "maintenance",
    bought: true,
    parts: [
      {
        id: "base",
        doc: "Base of a month.",
        basis: "month",
        rate: sheet.assume("observability.base", "Base of a month."),
      },
      {
        id: "calls",
        doc: "Recorded calls.",
        basis: "task",
        rate: mul(usage.callsPerTask, usage.overhead, event),
      },
    ],
  });
}
