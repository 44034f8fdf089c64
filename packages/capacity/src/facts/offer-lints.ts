import type { CheckProblem } from "@outlay/document";
import type { Offer } from "./machine.ts";
import { offersOf, type PlacedOffer, type WrittenMachine } from "./written-machine.ts";

/** USD an hour of one GPU between which a price is believed: from an old card to a rack of the newest. */
const saneUsdPerGpuHour = { low: 0.04, high: 40 } as const;

/** How many times above or below the part's middle price an offer may be without a note that says why. */
const outlierTimes = 10;

/** Offers from which on a middle price says something. */
const enoughOffers = 3;

/**
 * What is wrong with the offers of an accelerator: a row without a price, a price of a GPU hour that nobody asks, the same offer
 * twice, spot or committed above on demand in the same region, three years above one, and ten times
 * off the middle of the part in its way of paying without a note.
 */
export function lintOffers(machines: readonly WrittenMachine[]): CheckProblem[] {
  const placed = machines.map((machine) => ({ machine, offers: offersOf(machine) }));
  const middles = middlePrices(placed);
  return placed.flatMap(({ machine, offers }, index) => {
    const problem = (at: PlacedOffer["at"], message: string): CheckProblem => ({
      message,
      at: ["machines", index, ...at],
    });
    const asked = new Map<string, number>();
    const priced = new Set(offers.map(({ at }) => at[1]));
    const problems = machine.offers.flatMap((_, row) =>
      priced.has(row) ? [] : [problem(["offers", row], `${machine.id} has a row without a price`)],
    );
    for (const { offer, at } of offers) {
      const perGpu = offer.usdPerHour / machine.gpus;
      if (perGpu < saneUsdPerGpuHour.low || perGpu > saneUsdPerGpuHour.high) {
        problems.push(
          problem(
            at,
            `${perGpu.toFixed(3)} USD for a GPU and hour of ${machine.id} is not between ${saneUsdPerGpuHour.low} and ${saneUsdPerGpuHour.high}: is it the price of the whole machine?`,
          ),
        );
      }
      const key = keyOf(offer);
      if (asked.has(key)) problems.push(problem(at, `${words(machine.id, offer)} is there twice`));
      asked.set(key, offer.usdPerHour);
      const middle = middles.get(offer.purchase);
      const times = middle === undefined ? 1 : Math.max(perGpu / middle, middle / perGpu);
      if (times >= outlierTimes && offer.note === undefined) {
        problems.push(
          problem(
            at,
            `${words(machine.id, offer)} is ${Math.round(times)} times off the middle of its part: say why in a note`,
          ),
        );
      }
    }
    for (const { offer, at } of offers) {
      for (const above of mayNotExceed(offer)) {
        const other = asked.get(keyOf(above));
        if (other !== undefined && offer.usdPerHour > other) {
          problems.push(
            problem(
              at,
              `${words(machine.id, offer)} is above ${words("", above).trim()}: ${other}`,
            ),
          );
        }
      }
    }
    return problems;
  });
}

const keyOf = ({ region, purchase, termMonths }: Key): string =>
  `${region ?? ""} ${purchase} ${termMonths ?? ""}`;

type Key = Pick<Offer, "region" | "purchase" | "termMonths">;

const words = (id: string, { region, purchase, termMonths }: Key): string =>
  `${id} ${purchase}${termMonths === undefined ? "" : ` for ${termMonths} months`}${region === undefined ? "" : ` in ${region}`}`;

/** The offers of the same machine and region that an offer may not cost more than. */
function mayNotExceed({ region, purchase, termMonths }: Key): Key[] {
  const here = region === undefined ? {} : { region };
  if (purchase === "on-demand") return [];
  const onDemand: Key = { ...here, purchase: "on-demand" };
  return termMonths === 36 ? [onDemand, { ...here, purchase, termMonths: 12 }] : [onDemand];
}

/** Middle USD of a GPU hour by way of paying, where there are enough offers to tell. */
function middlePrices(
  placed: readonly { readonly machine: WrittenMachine; readonly offers: readonly PlacedOffer[] }[],
): ReadonlyMap<Offer["purchase"], number> {
  const all = placed.flatMap(({ machine, offers }) =>
    offers.map(({ offer }) => ({ ...offer, perGpu: offer.usdPerHour / machine.gpus })),
  );
  const byPurchase = Map.groupBy(all, ({ purchase }) => purchase);
  return new Map(
    [...byPurchase].flatMap(([purchase, offers]) => {
      const sorted = offers.map(({ perGpu }) => perGpu).sort((a, b) => a - b);
      return sorted.length < enoughOffers
        ? []
        : [[purchase, sorted[Math.floor((sorted.length - 1) / 2)] as number] as const];
    }),
  );
}
