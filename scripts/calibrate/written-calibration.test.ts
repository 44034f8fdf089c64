import { readFileSync } from "node:fs";
import { join } from "node:path";
import { readCalibration } from "@outlay/capacity";
import { expect, it } from "vitest";
import { root } from "./read-rows.ts";
import { writtenCalibration } from "./written-calibration.ts";

it("is read as it was written: the catalog's own, byte for byte", () => {
  const text = readFileSync(join(root, "catalog/capacity.yaml"), "utf8");
  const read = readCalibration(text, "capacity.yaml");
  if (!read.ok) throw new Error(read.error[0]?.message);
  expect(writtenCalibration(read.value)).toBe(text);
});
