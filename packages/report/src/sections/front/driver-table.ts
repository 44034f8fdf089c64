import { type Driver, driversOf } from "@outlay/estimate";
import {
  hasPeople,
  inputTitle,
  isPriced,
  originWords,
  pathWords,
  quantityText,
  roughUsd,
} from "@outlay/words";
import type { Block, Cell, Text } from "../../document/block.ts";
import type { ReportSource } from "../../document/report-source.ts";
import { figures, row, words } from "../columns.ts";
import { NOTHING } from "../figure-cell.ts";

const most = 5;

/**
 * The five inputs that move the total most, each alone between the ends of its range; where people take
 * over, the total with them, as the paths are compared by it.
 */
export function driverTable({ estimated }: ReportSource): Block[] {
  const { estimate, model } = estimated;
  const total = estimate.drivers.find(({ of }) => of.endsWith(".total"));
  if (total === undefined || total.drivers.length === 0) return [];
  const path = total.of.slice(0, -".total".length) as keyof typeof pathWords;
  const found = estimate.paths.find(({ id }) => id === path);
  const whole = `${path}.total-with-fallback`;
  const people =
    found !== undefined && isPriced(found) && hasPeople(found) && model.graph.nodes.has(whole);
  const [{ centre, drivers } = total] = people ? driversOf(model.graph, [whole]) : [total];
  const shown = drivers.slice(0, most);
  const owners = new Map(estimate.inputs.map(({ id, owner }) => [id, owner]));
  return [
    {
      kind: "table",
      caption: `What moves the total of ${pathWords[path]} most${people ? ", people who take over included" : ""}`,
      columns: [
        words("Each alone; one value in ten lies beyond each end"),
        figures("Low end"),
        figures("High end"),
        words("Figure from"),
        words("Settled by"),
      ],
      rows: shown.map((driver) =>
        row(
          whatText(driver),
          change(driver, driver.atLow - centre),
          change(driver, driver.atHigh - centre),
          originWords[driver.origin],
          owners.get(driver.id) ?? NOTHING,
        ),
      ),
      notes: [],
    },
  ];
}

const whatText = ({ doc, low, high, unit }: Driver): Text =>
  `${inputTitle(doc)}: ${quantityText(low, high, unit)}`;

/** What an end of the range adds to the middle, or takes from it. */
function change({ id }: Driver, usd: number): Cell {
  const text = usd === 0 ? "–" : usd > 0 ? `+${roughUsd(usd)}` : `−${roughUsd(-usd)}`;
  return { kind: "figure", text, value: usd, node: id };
}
