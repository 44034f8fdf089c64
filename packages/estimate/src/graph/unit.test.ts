import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { multiplyUnits, readUnit, sameUnit, unitText } from "./unit.ts";

describe("readUnit", () => {
  it.each([
    ["USD", { USD: 1 }, "USD"],
    ["USD / month", { USD: 1, month: -1 }, "USD / month"],
    ["gpu hour / month", { gpu: 1, hour: 1, month: -1 }, "gpu hour / month"],
    ["token / task / step", { step: -1, task: -1, token: 1 }, "token / step / task"],
    ["USD × task/task", { USD: 1 }, "USD"],
    ["m2", { m: 2 }, "m2"],
    ["1 / year", { year: -1 }, "1 / year"],
    ["share", {}, "share"],
    ["1", {}, "share"],
    ["", {}, "share"],
  ])("reads %j", (text, want, canonical) => {
    const unit = readUnit(text);
    expect(unit).toEqual({ ok: true, value: want });
    expect(unit.ok && unitText(unit.value)).toBe(canonical);
  });

  it.each(["USD / ", "3 dogs", "USD-month", "$"])("refuses %j", (text) => {
    expect(readUnit(text)).toEqual({ ok: false, error: { code: "unit-not-read", text } });
  });

  it("reads what it writes, and division undoes multiplication", () => {
    const unit = fc
      .dictionary(fc.constantFrom("USD", "month", "task", "gpu"), fc.integer({ min: 1, max: 3 }))
      .map((powers) => multiplyUnits(powers, {}));
    fc.assert(
      fc.property(unit, unit, (a, b) => {
        const product = multiplyUnits(a, b);
        const quotient = multiplyUnits(product, b, -1);
        expect(sameUnit(quotient, a)).toBe(true);
        const mixed = multiplyUnits(a, b, -1);
        expect(readUnit(unitText(mixed))).toEqual({ ok: true, value: mixed });
      }),
    );
  });
});
