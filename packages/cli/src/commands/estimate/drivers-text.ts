import type { Driver, Estimate } from "@outlay/estimate";
import type { Io } from "../../io.ts";
import { bar } from "../../output/bar.ts";
import { percent, roughNumber, roughUsd } from "../../output/money.ts";
import { table } from "../../output/table.ts";
import { paragraph } from "../../output/wrap.ts";

const most = 5;

/** The five inputs that move the total most, each alone from its 10th to its 90th percentile. */
export function driversText(estimate: Estimate, io: Io, width: number): string {
  const [total, ...others] = estimate.drivers;
  if (total === undefined || total.drivers.length === 0) return "";
  const widest = total.drivers[0]?.swing ?? 1;
  const rows = total.drivers
    .slice(0, most)
    .map((driver) => [
      driver.id,
      rangeText(driver),
      roughUsd(driver.swing),
      bar(driver.swing / widest, 8),
      originWords[driver.origin],
    ]);
  const title = `What drives ${total.of}: each input alone, from its P10 to its P90`;
  return [
    io.colour.bold(title),
    table(
      [
        { header: "input", wraps: true },
        { header: "from, to" },
        { header: "moves it by", align: "right" },
        { header: "" },
        { header: "source" },
      ],
      rows,
      { width, colour: io.colour },
    ),
    ...others.flatMap((other) => otherLine(other, width)),
  ].join("\n");
}

/** What drives another result, in a line: its three largest. */
function otherLine({ of, drivers }: Estimate["drivers"][number], width: number): string[] {
  const largest = drivers.slice(0, 3).map(({ id, swing }) => `${id} (${roughUsd(swing)})`);
  if (largest.length === 0) return [];
  const words = of === "comparison.difference" ? "Which path is cheaper" : of;
  return [paragraph(`${words}: ${largest.join(", ")}.`, width)];
}

/** Where a number comes from, in a word. */
export const originWords: Readonly<Record<Driver["origin"], string>> = {
  plan: "plan",
  measured: "measured",
  published: "published",
  vendor: "vendor",
  assumption: "assumed",
  derived: "derived",
};

/** The two ends of an input, in its unit. */
function rangeText({ low, high, unit }: Driver): string {
  const over = unit.split(" / ")[0] ?? "";
  const show = (value: number): string =>
    over === "share" || unit === "1 / year"
      ? percent(value)
      : over === "USD"
        ? roughUsd(value)
        : roughNumber(value);
  return `${show(low)}, ${show(high)}`;
}
