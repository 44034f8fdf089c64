import { expect, it } from "vitest";
import { centre, mul, quantity, series, type Term } from "../../graph/index.ts";
import { newSheet } from "../sheet/sheet.ts";
import { basisId } from "../volume/basis.ts";
import { bookYears, fiscalYears } from "../volume/fiscal-year.ts";
import { addBasis } from "../volume/volume.ts";
import { type WriteOff, writeOffBasis, writeOffHardware } from "./write-off.ts";

const months = 24;
const years = bookYears("2027-01", months, 1);

/** What 100 USD are written off in 2027 and 2028, and what is left. */
function writtenOff(make: (sheet: ReturnType<typeof newSheet>) => [Term, WriteOff]): number[] {
  const sheet = newSheet(months, new Map());
  const [amount, { inYear, left }] = make(sheet);
  const shares = [...years.map(inYear), left].filter((share) => share !== undefined);
  const ids = shares.map((share, at) => {
    sheet.step(`part-${at}`, "USD", "Part.", mul(amount, share));
    return `part-${at}`;
  });
  const graph = sheet.graph.build();
  if (!graph.ok) throw new Error(JSON.stringify(graph.error));
  const middle = centre(graph.value);
  if (!middle.ok) throw new Error(JSON.stringify(middle.error));
  return ids.map((id) => middle.value.value(id));
}

it.each([
  { life: 36, want: [100 / 3, 100 / 3, 100 / 3] },
  { life: 18, want: [(100 * 12) / 18, (100 * 6) / 18, 0] },
  { life: 12, want: [100, 0, 0] },
])("machines bought before the launch, over $life months", ({ life, want }) => {
  const parts = writtenOff(() => [quantity(100, "USD"), writeOffHardware(months, life)]);
  for (const [at, part] of parts.entries()) expect(part).toBeCloseTo(want[at] as number, 9);
});

it.each([
  // Bought in month 7 (6 months of 2027 are left), for 100 USD.
  { life: 12, want: [50, 50, 0] },
  { life: 24, want: [25, 50, 25] },
  { life: 3, want: [100, 0, 0] },
])("a machine bought in the seventh month, over $life months", ({ life, want }) => {
  const parts = writtenOff((sheet) => {
    const bought = Array.from({ length: months }, (_, month) => (month === 6 ? 1 : 0));
    const id = basisId("self-hosted", "machine-bought");
    const runYears = fiscalYears("2027-01", months, 1);
    addBasis(sheet, runYears, id, "machine", "Bought.", series(bought, "machine"));
    return [
      quantity(100, "USD / machine / month"),
      writeOffBasis(sheet, "self-hosted", "machine-bought", life),
    ];
  });
  for (const [at, part] of parts.entries()) expect(part).toBeCloseTo(want[at] as number, 9);
});
