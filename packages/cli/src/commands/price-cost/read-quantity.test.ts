import { expect, it } from "vitest";
import { readQuantity } from "./read-quantity.ts";

it.each([
  ["2000", 2000],
  ["2,000,000", 2_000_000],
  ["1_500k", 1_500_000],
  ["12,500.5k", 12_500_500],
  ["1.5M", 1_500_000],
  ["1e6", 1_000_000],
  ["50 M", 50_000_000],
])("%s is %d", (text, quantity) => {
  expect(readQuantity(text)).toBe(quantity);
});

it.each(["1,5M", "1,5k", "1,50", "1,5000", "1000,000", "1,000_000", "1,", "1,,000", ",5", "m"])(
  "%s is refused: a comma stands before three digits",
  (text) => expect(readQuantity(text)).toBeUndefined(),
);
