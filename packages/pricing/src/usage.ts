import type { ApiFlavor } from "./api-flavor.ts";
import type { Meter } from "./meter.ts";
import type { Note } from "./note.ts";
import type { ServiceTier } from "./price-line.ts";
import type { Rational } from "./rational.ts";

/** How many units a request used, on disjoint meters. */
export interface Usage {
  /** Disjoint counts; a meter that was not used is absent. Never negative. */
  readonly meters: Meters;
  /** The counts as people compare them: `input_tokens` contains the cached ones, and so on. */
  readonly inclusive: Readonly<Record<string, number>>;
  /** `none`: the response does not say; then the cost is unknown, not zero. */
  readonly known: "exact" | "estimated" | "none";
  /** The protocol whose rules were used. */
  readonly api: ApiFlavor;
  /** The model that answered, as the response names it. */
  readonly model?: string;
  readonly serviceTier?: ServiceTier;
  readonly region?: string;
  readonly variant?: Readonly<Record<string, string>>;
  /**
   * Input tokens of the longest single request, where this usage adds up several; context tiers are
   * compared with it. Absent: all input tokens are of one request.
   */
  readonly contextTokens?: number;
  /** What the provider itself says that the request cost, in USD. Shown, never taken as ours. */
  readonly statedUsd?: Rational;
  /** Usage of other models inside the same response (an advisor, a fallback), priced apart. */
  readonly others?: readonly Usage[];
  readonly notes: readonly Note[];
}

/** Units by meter. */
export type Meters = Readonly<Partial<Record<Meter, number>>>;
