import { METERS } from "../../meter.ts";
import type { PriceLine } from "../../price-line.ts";

/**
 * Fees that a catalogue repeats under every condition, as one line without conditions. Only where
 * all repetitions are the same; else they stay as they are.
 */
export function singleFees(lines: readonly PriceLine[]): PriceLine[] {
  const fees = Map.groupBy(
    lines.filter(({ meter }) => METERS[meter].unit !== "token"),
    ({ meter, when }) => `${meter} ${JSON.stringify(when.variant ?? {})}`,
  );
  const single = new Map<PriceLine, PriceLine | undefined>();
  for (const group of fees.values()) {
    const [first] = group;
    if (first === undefined || group.length < 2 || !group.every((line) => sameAmount(line, first)))
      continue;
    const { variant } = first.when;
    const when = variant === undefined ? {} : { variant };
    for (const line of group) single.set(line, undefined);
    single.set(first, { ...first, when });
  }
  return lines.flatMap((line) => {
    if (!single.has(line)) return [line];
    const kept = single.get(line);
    return kept === undefined ? [] : [kept];
  });
}

const sameAmount = (a: PriceLine, b: PriceLine): boolean =>
  a.usd.n * b.usd.d * b.per === b.usd.n * a.usd.d * a.per;

/**
 * Tiers that a catalogue gives by their lower end alone, each ended where the next one of its kind
 * begins.
 */
export function closedTiers(lines: readonly PriceLine[]): PriceLine[] {
  const kinds = Map.groupBy(lines, ({ meter, when }) => {
    const { contextAbove: _, contextUpTo: __, ...rest } = when;
    return `${meter} ${JSON.stringify(rest)}`;
  });
  return lines.map((line) => {
    const { meter, when } = line;
    const { contextAbove: above, contextUpTo: upTo, ...rest } = when;
    if (above === undefined || upTo !== undefined) return line;
    const later = (kinds.get(`${meter} ${JSON.stringify(rest)}`) ?? [])
      .map((other) => other.when.contextAbove ?? -1)
      .filter((start) => start > above);
    if (later.length === 0) return line;
    return { ...line, when: { ...when, contextUpTo: Math.min(...later) } };
  });
}
