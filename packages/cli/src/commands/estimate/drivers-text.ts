import type { Driver, Estimate } from "@outlay/estimate";
import { inputTitle, originWords, pathWords, quantityText, roughUsd } from "@outlay/words";
import type { Io } from "../../io.ts";
import { bar } from "../../output/bar.ts";
import { padTo } from "../../output/display-width.ts";
import { heading, wholeWords } from "./whole-words.ts";

const most = 5;

/** The five inputs that move the total most, each alone from a low to a high value. */
export function driversText(estimate: Estimate, io: Io, width: number, all: boolean): string {
  const [total, ...others] = estimate.drivers;
  if (total === undefined || total.drivers.length === 0) return "";
  const widest = total.drivers[0]?.swing ?? 1;
  const shown = total.drivers.slice(0, most);
  const money = Math.max(...shown.map(({ swing }) => roughUsd(swing).length));
  const bars = width < 60 ? 0 : 8;
  const head = money + 2 + (bars === 0 ? 0 : bars + 2);
  return [
    heading(`What drives ${resultWords(total.of)}, and by how much`, io.colour, width),
    wholeWords(
      "Each input alone, from a low to a high value (one in ten lies beyond each).",
      width,
    ),
    ...shown.flatMap((driver) => {
      const words = `${inputTitle(driver.doc)}: ${quantityText(driver.low, driver.high, driver.unit)}`;
      const swing = roughUsd(driver.swing).padStart(money);
      const drawn = bars === 0 ? "" : `${padTo(bar(driver.swing / widest, bars), bars)}  `;
      return [
        `${swing}  ${drawn}${wholeWords(words, width, head).slice(head)}`,
        wholeWords(`${driver.id}, ${originWords[driver.origin]}`, width, head)
          .split("\n")
          .map((line) => line.slice(0, head) + io.colour.dim(line.slice(head)))
          .join("\n"),
      ];
    }),
    ...others.slice(0, all ? others.length : 1).flatMap((other) => otherLine(other, width, all)),
  ].join("\n");
}

/** What drives another result, in a sentence: its three largest. */
function otherLine(
  { of, drivers }: Estimate["drivers"][number],
  width: number,
  all: boolean,
): string[] {
  const largest = drivers.slice(0, 3).map(all ? driverWords : fewWords);
  if (largest.length === 0) return [];
  return [wholeWords(`What drives ${resultWords(of)}: ${largest.join("; ")}.`, width, 0, 2)];
}

/** An input in a sentence: `rate of the people who review (review.rate, $223K)`. */
export const driverWords = ({ doc, id, swing }: Driver): string => {
  const title = inputTitle(doc);
  return `${title.charAt(0).toLowerCase()}${title.slice(1)} (${id}, ${roughUsd(swing)})`;
};

/** An input in a sentence, without its name: `rate of the people who review ($223K)`. */
const fewWords = (driver: Driver): string => driverWords(driver).replace(`${driver.id}, `, "");

/** A result in words: `self-hosted.build.total` is the build of self-hosted. */
function resultWords(id: string): string {
  if (id.startsWith("comparison.")) return "which path is cheaper";
  for (const [path, words] of Object.entries(pathWords)) {
    if (id === `${path}.total`) return `the build and running cost of ${words}`;
    if (id === `${path}.build.total`) return `the build of ${words}`;
  }
  return id;
}
