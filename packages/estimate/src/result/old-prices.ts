import {
  at,
  type Book,
  dayOf,
  daysSince,
  type Instant,
  isOld,
  listPrice,
  OLD_AFTER_DAYS,
} from "@outlay/pricing";
import type { PathId } from "../model/index.ts";
import type { Estimated } from "./estimate.ts";
import { nodesBehind } from "./nodes-behind.ts";
import { valuesWith } from "./values-with.ts";

/** A price in use that no source has shown for long. */
export interface OldPrice {
  /** Id of the input, which `explain` opens. */
  readonly node: string;
  readonly doc: string;
  /** The last day for which a source shows it, `YYYY-MM-DD`. */
  readonly checked: string;
  readonly days: number;
}

/** What of a path's cost rests on old prices; at the medians. */
export interface PathOnOldPrices {
  readonly path: PathId;
  readonly totalUsd: number;
  /** What the total would lose if these prices were zero. USD over the horizon. */
  readonly restsUsd: number;
  /** Ids of the inputs. */
  readonly nodes: readonly string[];
}

/** Prices in use whose last check lies further back than the limit. */
export interface OldPrices {
  readonly limitDays: number;
  /** The oldest first. */
  readonly prices: readonly OldPrice[];
  /** Paths that use one, in the order of the estimate. */
  readonly paths: readonly PathOnOldPrices[];
}

/**
 * Prices that an estimate uses and that a source last showed more than `OLD_AFTER_DAYS` days before a
 * day, and how much money rests on them. Prices are the inputs `price.…` with a day: of models, machines and
 * services. What the plan states itself is the plan's matter, and so is a price of its own book that
 * is not the vendors'; one that is counts with the day of the list.
 *
 * @param day the day of the estimate: nothing here has a clock
 * @param list the vendors' list, for plans with a book of their own
 */
export function oldPrices(estimated: Estimated, day: Instant, list?: Book): OldPrices {
  const { model, estimate } = estimated;
  const { graph } = model;
  const usable = estimate.paths
    .filter(({ status }) => status !== "ruled-out")
    .map((path) => path.id);
  const old = pricesOfDay(estimated, list).filter(({ checked }) => isOld(at(checked), day));
  const behind = usable.map((path) => {
    const below = nodesBehind(graph, [`${path}.total`]);
    return { path, nodes: old.map(({ node }) => node).filter((node) => below.has(node)) };
  });
  const used = new Set(behind.flatMap(({ nodes }) => nodes));
  const totals = usable.map((path) => `${path}.total`);
  const whole = valuesWith(graph, totals, new Map());
  // A path moves with its own prices only, so all may go at once.
  const without = valuesWith(graph, totals, new Map([...used].map((node) => [node, 0])));
  return {
    limitDays: OLD_AFTER_DAYS,
    prices: old
      .filter(({ node }) => used.has(node))
      .map((price): OldPrice => ({ ...price, days: daysSince(at(price.checked), day) }))
      .sort((a, b) => b.days - a.days || (a.node < b.node ? -1 : 1)),
    paths: behind.flatMap(({ path, nodes }): PathOnOldPrices[] => {
      if (nodes.length === 0) return [];
      const total = `${path}.total`;
      const totalUsd = whole.get(total) ?? 0;
      return [{ path, totalUsd, restsUsd: totalUsd - (without.get(total) ?? 0), nodes }];
    }),
  };
}

/** Every price among the inputs that is not the plan's own, with the last day for which a source shows it. */
function pricesOfDay(
  { model, estimate }: Estimated,
  list: Book | undefined,
): readonly Omit<OldPrice, "days">[] {
  const ofBook = new Map(model.bookPrices.map((price) => [price.node, price]));
  const own = new Set(estimate.listPrices?.differ.map(({ node }) => node));
  return [...model.graph.nodes.values()].flatMap((node) => {
    if (node.kind !== "input" || !node.id.startsWith("price.") || own.has(node.id)) return [];
    const { doc, origin } = node;
    if (origin.kind === "plan" || origin.kind === "assumption") return [];
    const price = estimate.listPrices === undefined ? undefined : ofBook.get(node.id);
    const listed =
      price === undefined || list === undefined
        ? undefined
        : listPrice(list, price, price.meter, price.context)?.picked.line.checked;
    const checked = listed === undefined ? origin.checked : dayOf(listed);
    return checked === undefined ? [] : [{ node: node.id, doc, checked }];
  });
}
