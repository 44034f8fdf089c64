import { expect, it } from "vitest";
import { parsePlan } from "./parse-plan.ts";

const plan = (section: string) => `outlay: 1
name: A
workload: { tasks: 1k / month, input_tokens: 900, output_tokens: 90 }
paths: { hosted: { model: x/y } }
${section}
`;

it.each([
  {
    section: "commercial: { seats: 6 }",
    message: "commercial.seats: says nothing without seat_price",
    column: 22,
  },
  {
    section: "commercial: { currency: EUR }",
    message: "commercial.currency: says nothing without exchange_rate",
    column: 25,
  },
  {
    section: "commercial: { exchange_rate: 0.9 }",
    message: "commercial.exchange_rate: says nothing without currency",
    column: 30,
  },
  { section: "buy: { setup: $10k }", message: "buy: says nothing yet", column: 1 },
  {
    section: "buy: { seat_price: $20 / user / month, price_per_task: $1 / task }",
    message: "buy.seat_price: says nothing without seats",
    column: 20,
  },
])("$section: $message, at its place", ({ section, message, column }) => {
  const read = parsePlan(plan(section), "a.yaml");
  expect(read.ok ? [] : read.error).toMatchObject([{ message, line: 5, column }]);
});

it.each([
  "commercial: { seats: 6, seat_price: $40 / user / month }",
  "commercial: { currency: EUR, exchange_rate: 0.85 to 0.95 }",
  "buy: { price_per_task: $1 / task }",
  "buy: { seats: 20 }",
  "buy: { seats: 20, seat_price: $600 / seat / year }",
])("%s says enough", (section) => {
  expect(parsePlan(plan(section), "a.yaml")).toMatchObject({ ok: true });
});
