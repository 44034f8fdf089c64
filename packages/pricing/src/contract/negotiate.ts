import { decimal } from "../decimal.ts";
import { at } from "../instant.ts";
import type { Meter } from "../meter.ts";
import type { Period, PriceFactor, PriceLine, Provenance } from "../price-line.ts";
import { ONE, times } from "../rational.ts";
import type { Agreed, Contract, Negotiated } from "./contract.ts";
import { amountMatches, timesMatches, timesMatchesFactor } from "./matches.ts";
import { cut } from "./periods.ts";
import { tierLinesFor } from "./tier-lines.ts";

/** Lines and factors of one model. */
export interface ModelFactsOfPrice {
  readonly lines: readonly PriceLine[];
  readonly factors: readonly PriceFactor[];
}

/** A model's prices after an agreement, and what of the agreement changed none. */
export interface Negotiation extends ModelFactsOfPrice {
  /** How many lines and factors are negotiated now. */
  readonly changed: number;
  /** Meters with an agreed amount for which the list has no price under the same conditions. */
  readonly without: readonly Meter[];
}

/** Days on which an agreement holds. */
export const daysOf = ({ from, to }: Pick<Agreed, "from" | "to">): Period =>
  to === undefined ? { from: at(from) } : { from: at(from), to: at(to) };

/**
 * A model's prices under one agreement. List prices stay where it says nothing: on other days, under
 * other conditions, and for whoever asks what was known before. Multiples that the list states (batch
 * × 0.5, a region × 1.1) count on the negotiated price too; a line of its own for a service tier stays
 * at list price unless the agreement means it.
 */
export function negotiate(
  { lines, factors }: ModelFactsOfPrice,
  agreed: Negotiated,
  contract: Contract,
  index: number,
): Negotiation {
  const days = daysOf(agreed);
  const known = at(agreed.known ?? contract.known);
  const provenance = provenanceOf(agreed, contract);
  const prefix = `${contract.contract}/${index + 1}`;
  const { usd } = agreed;
  let changed = 0;
  const met = new Set<Meter>();
  const newLines: PriceLine[] = [];
  const take = (inside: PriceLine): void => {
    changed += 1;
    met.add(inside.meter);
    newLines.push({
      ...inside,
      ...provenance,
      id: `${prefix}/${inside.id}`,
      usd: usd === undefined ? timesText(inside, agreed) : decimal(usd[inside.meter] as string),
      list: inside.list ?? inside,
    });
  };
  for (const line of lines) {
    const parts = cut(line, days, known);
    newLines.push(...parts.outside);
    if (parts.inside === undefined) continue;
    const meant = usd === undefined ? timesMatches(agreed, line) : amountMatches(agreed, line);
    if (meant) take(parts.inside);
    else newLines.push(withId(parts.inside, parts.outside.length));
  }
  if (usd !== undefined) {
    const { meant, others } = tierLinesFor(agreed, lines, factors, known);
    for (const line of meant) {
      const { inside } = cut(line, days, known);
      if (inside !== undefined) take(inside);
    }
    for (const line of others) {
      const { inside } = cut(line, days, known);
      if (inside !== undefined) newLines.push({ ...inside, id: `${inside.id}~${index + 1}` });
    }
  }
  const newFactors: PriceFactor[] = [];
  for (const factor of factors) {
    const parts = cut(factor, days, known);
    newFactors.push(...parts.outside);
    if (parts.inside === undefined) continue;
    if (usd !== undefined || !timesMatchesFactor(agreed, factor)) {
      newFactors.push(withId(parts.inside, parts.outside.length));
      continue;
    }
    changed += 1;
    newFactors.push({
      ...parts.inside,
      ...provenance,
      id: `${prefix}/${factor.id}`,
      factor: times((factor.list ?? factor).factor, decimal(agreed.times as string)),
      list: factor.list ?? factor,
    });
  }
  const without = (Object.keys(usd ?? {}) as Meter[]).filter((meter) => !met.has(meter));
  if (changed === 0 && usd === undefined && onlyRegion(agreed) && lines.length > 0) {
    newFactors.push(
      regionFactor(agreed, lines[0] as PriceLine, provenance, { days, known, prefix }),
    );
    changed = 1;
  }
  return { lines: newLines, factors: newFactors, changed, without };
}

const timesText = (line: PriceLine, { times: factor }: Negotiated) =>
  times((line.list ?? line).usd, decimal(factor as string));

const withId = <Fact extends { readonly id: string }>(fact: Fact, others: number): Fact =>
  others === 0 ? fact : { ...fact, id: `${fact.id}~on` };

/** An agreement on a region alone, which the list does not price apart. */
const onlyRegion = ({ tier, region, above, variant }: Negotiated): boolean =>
  region !== undefined && tier === undefined && above === undefined && variant === undefined;

/** A discount of one region where the list has one price for all: a factor beside a list factor of 1. */
function regionFactor(
  agreed: Negotiated,
  { provider, model }: PriceLine,
  provenance: Pick<Provenance, "sources" | "status">,
  {
    days,
    known,
    prefix,
  }: { readonly days: Period; readonly known: ReturnType<typeof at>; readonly prefix: string },
): PriceFactor {
  const region = agreed.region as string;
  const list: PriceFactor = {
    ...provenance,
    id: `${model}/region ${region} × 1`,
    provider,
    models: [model],
    ...(agreed.meters === undefined ? {} : { meters: agreed.meters }),
    factor: ONE,
    when: { region },
    effective: days,
    known: { from: known },
  };
  const factor = decimal(agreed.times as string);
  return { ...list, id: `${prefix}/${model}/region ${region}`, factor, list };
}

function provenanceOf(
  agreed: Negotiated,
  contract: Contract,
): Pick<Provenance, "sources" | "status" | "checked" | "evidence"> {
  const evidence = agreed.evidence ?? agreed.note;
  return {
    sources: [contractSource(contract)],
    status: agreed.status ?? "negotiated",
    checked: at(agreed.known ?? contract.known),
    ...(evidence === undefined ? {} : { evidence }),
  };
}

/** How a price line names the contract as its source. */
const contractSource = ({ contract }: Contract): string => `contract ${contract}`;
