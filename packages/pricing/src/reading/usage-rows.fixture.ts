import { checkUsage } from "../check-usage.ts";
import { METERS, type Meter } from "../meter.ts";
import type { NoteCode } from "../note.ts";
import { readUsage } from "../read-usage.ts";
import type { Meters, Usage } from "../usage.ts";

/** One response and what a calculator splits it into. */
export interface UsageRow {
  readonly name: string;
  readonly provider: string;
  readonly api: string;
  readonly body: object;
  readonly meters: Meters;
  /** Further facts of the usage. */
  readonly facts?: Partial<Usage>;
  /** Notes beside the one that says which protocol was recognised. */
  readonly notes?: readonly NoteCode[];
}

/** What a row says of a response, and what the reader says of it: equal when the row passes. */
export interface RowReading {
  readonly recognised: string;
  readonly meters: Meters;
  readonly facts: Partial<Usage>;
  readonly notes: readonly NoteCode[];
  /** Meters and notes when the protocol is told instead of recognised. */
  readonly told: readonly [Meters, readonly NoteCode[]];
  /** What the meters lack to the inclusive counts: nothing. */
  readonly inconsistent: readonly string[];
}

/** The row's own words. */
export function wantedOf({ api, meters, facts = {}, notes = [] }: UsageRow): RowReading {
  const all = { known: "exact", ...facts } as const;
  return { recognised: api, meters, facts: all, notes, told: [meters, notes], inconsistent: [] };
}

/** What the reader makes of the row's body; throws where it makes nothing of it. */
export function readRow({ provider, api, body, facts = {} }: UsageRow): RowReading {
  const read = readUsage(body, { provider });
  const told = readUsage(body, { provider, api });
  if (!read.ok || !told.ok) throw new Error(`${body} was not read`);
  const usage = read.value;
  const named = ["known", ...Object.keys(facts)] as readonly (keyof Usage)[];
  return {
    recognised: usage.api,
    meters: usage.meters,
    facts: Object.fromEntries(named.map((fact) => [fact, usage[fact]])),
    notes: codes(usage).filter((code) => code !== "api_detected"),
    told: [told.value.meters, codes(told.value)],
    inconsistent: inconsistencies(usage),
  };
}

const codes = ({ notes }: Usage): NoteCode[] => notes.map(({ code }) => code);

function inconsistencies(usage: Usage): readonly string[] {
  const noted = codes(usage);
  // These say that the meters cannot add up, and why.
  if (noted.includes("cached_above_input") || noted.includes("tokens_not_billed")) return [];
  const found = checkUsage(usage).map(({ code }) => code as string);
  for (const direction of ["input", "output"] as const) {
    const told = usage.inclusive[`${direction}_tokens`] ?? 0;
    const sum = tokens(usage.meters, direction);
    if (told !== sum) found.push(`${direction}: ${sum} on meters, ${told} told`);
  }
  return found;
}

function tokens(meters: Meters, direction: "input" | "output"): number {
  return (Object.keys(meters) as Meter[])
    .filter((meter) => METERS[meter].direction === direction && METERS[meter].unit === "token")
    .reduce((all, meter) => all + (meters[meter] ?? 0), 0);
}
