import { div, type Expression, sub } from "../../graph/index.ts";
import type { Sheet } from "../sheet/sheet.ts";

/**
 * USD for one label that is kept ("USD / label"): hourly rate ÷ labels an hour ÷ (1 − share rejected).
 * What is rejected is made again. 40 USD an hour, 20 labels, a fifth rejected: 2.50 USD.
 */
export const addLabelCost = (sheet: Sheet): Expression =>
  sheet.shared("data.label-cost", "USD / label", "One label that is kept.", () =>
    div(
      div(
        sheet.assume("data.label-rate", "One hour of a person who labels."),
        sheet.assume("data.labels-per-hour", "Labels that a person makes in an hour."),
      ),
      sub(1, sheet.assume("data.label-reject", "Share of labels that is rejected and made again.")),
    ),
  );
