import { expect, it } from "vitest";
import { dashFormat, numberFormat, wholeFormat } from "./number-format.ts";

it.each([
  { unit: "USD", value: 1.5, format: "#,##0.00" },
  { unit: "EUR", value: 0, format: "#,##0.00" },
  { unit: "USD / hour", value: 94.87, format: "#,##0.00" },
  { unit: "USD / task", value: 0.0749, format: "0.0000" },
  { unit: "USD / token", value: 2.5e-7, format: "0.000000000" },
  { unit: "share", value: 0.5, format: "0.0%" },
  { unit: "share / year", value: 0.0035, format: "0.000%" },
  { unit: "1 / year", value: 0.175, format: "0.0%" },
  { unit: "token", value: 50_000, format: "#,##0" },
  { unit: "machine", value: 3, format: "General" },
  { unit: "month", value: 3.618, format: "#,##0.00" },
  { unit: "1 / s", value: 0.004, format: "#,##0.00000" },
])("$value $unit as $format", ({ unit, value, format }) => {
  expect(numberFormat(unit, value)).toBe(format);
});

it("has a dash for nothing", () => {
  expect(dashFormat("0.0%")).toBe('0.0%;-0.0%;"–"');
  expect(dashFormat("General")).toBe("General");
});

it.each([
  { format: "#,##0.00", whole: "[>=1000]#,##0;[<=-1000]-#,##0;#,##0.00" },
  { format: '#,##0.00;-#,##0.00;"–"', whole: '[>=1000]#,##0;[=0]"–";#,##0.00' },
  { format: "0.0000", whole: "0.0000" },
  { format: "General", whole: "General" },
])("$format with whole dollars is $whole", ({ format, whole }) => {
  expect(wholeFormat(format)).toBe(whole);
});
