import type { EndOfLife } from "../catalog/price-file.ts";
import type { ListedModel } from "../compare/listed-models.ts";
import type { Instant } from "../instant.ts";
import { providerId } from "../provider-id.ts";
import { compareRational } from "../rational.ts";
import type { BookSide } from "./book-side.ts";
import { modelDifference, type PriceDifference, type SidePrice } from "./price-difference.ts";
import { byWeight } from "./weigh-differences.ts";

/** A model that both sides sell, with what differs. */
export interface ChangedModel extends ListedModel {
  /** What matters most first. */
  readonly differences: readonly PriceDifference[];
}

/** A model that came meanwhile, with what changed since its first day. */
export interface MovedModel extends ChangedModel {
  /** First moment after the day before at which it has a price. */
  readonly first: Instant;
}

/** A model that one side alone sells. */
export interface OneSidedModel extends ListedModel {
  /** Its prices of text in and out for plain requests, as far as the side has them. */
  readonly input?: SidePrice;
  readonly output?: SidePrice;
  /** Day on which it came out, where the side knows it. */
  readonly released?: string;
  /** What is known of its end. */
  readonly endOfLife?: EndOfLife;
}

/** What differs between two sides. */
export interface BookChanges {
  /** What matters most first. */
  readonly changed: readonly ChangedModel[];
  readonly added: readonly OneSidedModel[];
  /** Those of `added` whose prices changed since they came; of two days of one book of our kind. */
  readonly moved: readonly MovedModel[];
  readonly gone: readonly OneSidedModel[];
  readonly counts: {
    /** Models on both sides. */
    readonly models: number;
    /** Of them without a difference. */
    readonly unchanged: number;
    /** Prices that are the same. */
    readonly same: number;
    readonly changed: number;
    /** Of them those that rose. */
    readonly risen: number;
    readonly added: number;
    readonly gone: number;
    /** Prices under conditions that a foreign book does not know. */
    readonly unknown: number;
  };
}

/** Which models are looked at. */
export interface ChangeScope {
  readonly provider?: string;
  /** One of the names of a model on either side. */
  readonly model?: string;
}

/** What changed from one side to the other: prices, and models that came or went. */
export function bookChanges(
  before: BookSide,
  after: BookSide,
  { provider, model }: ChangeScope = {},
): BookChanges {
  const seller = provider === undefined ? undefined : providerId(provider);
  const inScope = (side: BookSide) =>
    side.models
      .filter((one) => (seller ?? one.provider) === one.provider)
      .map((one) => ({ ...one, names: side.namesOf(one) }))
      .filter(({ names }) => model === undefined || names.includes(model));
  const counts = {
    models: 0,
    unchanged: 0,
    same: 0,
    changed: 0,
    risen: 0,
    added: 0,
    gone: 0,
    unknown: 0,
  };
  const changed: ChangedModel[] = [];
  const gone: OneSidedModel[] = [];
  for (const { names, ...one } of inScope(before)) {
    const ours = before.find(one.provider, names);
    const theirs = after.find(one.provider, names);
    if (ours === undefined) continue;
    if (theirs === undefined) {
      gone.push(oneSided(before, after, one, names));
      continue;
    }
    const found = modelDifference([before, ours], [after, theirs]);
    counts.models += 1;
    counts.same += found.same;
    counts.unknown += found.unknown;
    for (const one of found.differences) {
      counts[one.kind] += 1;
      if (hasRisen(one)) counts.risen += 1;
    }
    if (found.differences.length === 0) counts.unchanged += 1;
    else changed.push({ ...one, differences: found.differences.toSorted(byWeight) });
  }
  const came = inScope(after).filter(
    ({ provider: by, names }) => before.find(by, names) === undefined,
  );
  const added = came.map(({ names, ...one }) => oneSided(after, before, one, names));
  const moved = came.flatMap(({ names, ...one }) => sinceFirst(before, after, one, names) ?? []);
  return {
    changed: changed.toSorted(byHeaviest),
    added,
    moved: moved.toSorted(byHeaviest),
    gone,
    counts,
  };
}

/** What changed of a model between its first day after the day before and the day after. */
function sinceFirst(
  before: BookSide,
  after: BookSide,
  one: ListedModel,
  names: readonly string[],
): MovedModel | undefined {
  const prices = after.find(one.provider, names);
  if (before.id !== after.id || after.on === undefined || prices === undefined) return undefined;
  const starts = prices.table.lines
    .filter(({ known }) => known.to === undefined)
    .map(({ effective }) => effective.from)
    .filter((start) => start > before.at && start < after.at);
  if (starts.length === 0) return undefined;
  const first = starts.reduce((least, start) => (start < least ? start : least));
  // What is first listed later is new, and no change of a price.
  const differences = modelDifference(
    [{ ...after.on(first), id: after.id }, prices],
    [after, prices],
  ).differences.filter(({ kind }) => kind === "changed");
  return differences.length === 0
    ? undefined
    : { ...one, first, differences: differences.toSorted(byWeight) };
}

const hasRisen = ({ before, after }: PriceDifference): boolean =>
  before !== undefined && after !== undefined && compareRational(after.usd, before.usd) > 0;

const byHeaviest = (a: ChangedModel, b: ChangedModel): number => {
  const [first] = a.differences;
  const [other] = b.differences;
  if (first === undefined || other === undefined) return 0;
  return byWeight(first, other) || (nameOf(a) < nameOf(b) ? -1 : 1);
};

const nameOf = ({ provider, model }: ListedModel): string => `${provider}/${model}`;

function oneSided(
  side: BookSide,
  other: BookSide,
  model: ListedModel,
  names: readonly string[],
): OneSidedModel {
  const prices = side.find(model.provider, names);
  const spoken = (meter: "input_text" | "output_text"): SidePrice | undefined => {
    const price = prices && side.priceAt(prices, { meter, when: {} });
    return price && { usd: price.usd, line: price.picked.line, factors: price.picked.factors };
  };
  const input = spoken("input_text");
  const output = spoken("output_text");
  const released = side.releasedOn(model);
  const end = other.endOf(model) ?? side.endOf(model);
  return {
    ...model,
    ...(input && { input }),
    ...(output && { output }),
    ...(released !== undefined && { released }),
    ...(end && { endOfLife: end }),
  };
}
