import { expect, it } from "vitest";
import { inputTitle, quantityText } from "./quantity-text.ts";

it.each([
  { low: 2.21, high: 4.52, unit: "minute / answer", want: "2.2 to 4.5 minutes an answer" },
  { low: 0.0058, high: 0.0172, unit: "share", want: "0.6 % to 1.7 %" },
  { low: 0.122, high: 0.278, unit: "share / year", want: "12 % to 28 % a year" },
  { low: 0.027, high: 0.043, unit: "1 / year", want: "2.7 % to 4.3 % a year" },
  { low: 0.1, high: 0.1, unit: "share / production", want: "10 % of production" },
  { low: 79, high: 114, unit: "USD / hour", want: "$79 to $114 an hour" },
  { low: 3e-6, high: 3e-6, unit: "USD / token", want: "$3.0 a million tokens" },
  { low: 0, high: 0, unit: "USD / token", want: "$0 a token" },
  { low: 0.71, high: 1.7, unit: "factor", want: "0.71 to 1.7 times" },
  { low: 1, high: 1, unit: "machine", want: "1 machine" },
  { low: 1.9, high: 5.27, unit: "turn / task", want: "1.9 to 5.3 turns a task" },
  { low: 200_000, high: 200_000, unit: "task / month", want: "200K tasks a month" },
  { low: 0.039, high: 0.073, unit: "s / token", want: "0.039 to 0.073 seconds a token" },
  { low: 209, high: 253, unit: "1", want: "209 to 253" },
  { low: 33e9, high: 33e9, unit: "byte", want: "33 GB" },
])("$low to $high $unit is $want", ({ low, high, unit, want }) => {
  expect(quantityText(low, high, unit)).toBe(want);
});

it("names a row by its sentence", () => {
  expect(inputTitle("Share of tasks that end in success; the same on every path.")).toBe(
    "Share of tasks that end in success",
  );
});
