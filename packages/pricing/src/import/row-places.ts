import type { PriceLine } from "../price-line.ts";

/** Region and variant of a price; neither: for requests that name none. */
export interface Place {
  readonly region?: string;
  readonly variant?: Readonly<Record<string, string>>;
}

/** Every place for which lines state prices, requests that name none first. */
export function placesOf(lines: readonly PriceLine[]): readonly Place[] {
  const places = new Map<string, Place>([["", {}]]);
  for (const { when } of lines) {
    const { region, variant } = when;
    if (region === undefined && variant === undefined) continue;
    const place = { ...(region !== undefined && { region }), ...(variant && { variant }) };
    places.set(JSON.stringify([region, variant]), place);
  }
  return [...places.values()];
}
