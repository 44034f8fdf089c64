import type { Expression } from "../../graph/index.ts";
import type { Plan } from "../../plan/index.ts";
import type { Sheet } from "../sheet/sheet.ts";

/** Turns of a conversation, within the bounds of the key. */
export const addTurns = (sheet: Sheet, { workload }: Plan): Expression =>
  sheet.believe({
    id: "workload.turns_per_conversation",
    doc: "Turns of a conversation.",
    plan: workload.turns_per_conversation,
    key: "workload.turns_per_conversation",
    default: "usage.turns-per-conversation",
  });
