import type { Expression } from "../../graph/index.ts";
import type { Plan } from "../../plan/index.ts";
import type { Sheet } from "../sheet/sheet.ts";

/** Tokens sent with the first call, images not counted; within the bounds of the key. */
export const addInputText = (sheet: Sheet, { workload }: Plan): Expression =>
  sheet.believe({
    id: "workload.input_tokens",
    doc: "Tokens sent with the first call.",
    plan: workload.input_tokens,
    key: "workload.input_tokens",
  });
