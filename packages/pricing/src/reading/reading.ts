import { fail, type Outcome, ok } from "@outlay/document";
import type { ApiFlavor } from "../api-flavor.ts";
import type { Meter } from "../meter.ts";
import type { Note } from "../note.ts";
import type { ServiceTier } from "../price-line.ts";
import type { Rational } from "../rational.ts";
import type { Usage } from "../usage.ts";
import type { UsageError } from "../usage-source.ts";

/** A JSON object of unknown content. */
export type Json = Readonly<Record<string, unknown>>;

/** The JSON object in a field, or undefined where the field holds none. */
export function part(of: Json | undefined, field: string): Json | undefined {
  const value = of?.[field];
  return isJson(value) ? value : undefined;
}

/** Whether a value is a JSON object, neither null nor a list. */
export function isJson(value: unknown): value is Json {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** The objects of a list in a field; none where the field holds no list. */
export function parts(of: Json | undefined, field: string): readonly Json[] {
  const value = of?.[field];
  return Array.isArray(value) ? value.filter(isJson) : [];
}

/** The text in a field, or undefined where it holds none or an empty one. */
export function textIn(of: Json | undefined, field: string): string | undefined {
  const value = of?.[field];
  return typeof value === "string" && value !== "" ? value : undefined;
}

/** Facts of a response beside its counts. */
export interface ReadingFacts {
  readonly known?: Usage["known"];
  readonly model?: string | undefined;
  readonly serviceTier?: ServiceTier | undefined;
  readonly region?: string | undefined;
  readonly variant?: Readonly<Record<string, string>> | undefined;
  readonly statedUsd?: Rational | undefined;
  readonly others?: readonly Usage[] | undefined;
}

/** A usage while its counts are being read; the first field that is not a count spoils it. */
export class Reading {
  readonly meters: Partial<Record<Meter, number>> = {};
  readonly inclusive: Record<string, number> = {};
  readonly notes: Note[] = [];
  readonly api: ApiFlavor;
  #bad: UsageError | undefined;

  constructor(api: ApiFlavor) {
    this.api = api;
  }

  /** The count in a field: 0 where it is absent or null. Anything else but a whole number is an error. */
  count(of: Json | undefined, field: string): number {
    const value = this.amount(of, field);
    if (Number.isSafeInteger(value)) return value;
    this.#spoil(field, value);
    return 0;
  }

  /** Like `count`, for quantities that may have a fraction, such as seconds. */
  amount(of: Json | undefined, field: string): number {
    const value = of?.[field];
    if (value === undefined || value === null) return 0;
    if (typeof value === "number" && value >= 0 && value <= Number.MAX_SAFE_INTEGER) return value;
    this.#spoil(field, value);
    return 0;
  }

  #spoil(field: string, value: unknown): void {
    this.#bad ??= { code: "bad_count", field, value: JSON.stringify(value)?.slice(0, 80) ?? "" };
  }

  /** The count in the first of several fields that is present; older and newer names of one thing. */
  firstCount(of: Json | undefined, ...fields: readonly string[]): number {
    for (const field of fields) {
      const value = of?.[field];
      if (value !== undefined && value !== null) return this.count(of, field);
    }
    return 0;
  }

  /** Adds to a meter; nothing where the quantity is zero. */
  meter(meter: Meter, quantity: number): void {
    if (quantity > 0) this.meters[meter] = (this.meters[meter] ?? 0) + quantity;
  }

  /** States an inclusive count; a zero is left out unless the protocol always gives it. */
  total(name: string, quantity: number, always = false): void {
    if (quantity > 0 || always) this.inclusive[name] = (this.inclusive[name] ?? 0) + quantity;
  }

  note(
    code: Note["code"],
    about?: string,
    values?: Readonly<Record<string, number | string>>,
  ): void {
    this.notes.push({
      code,
      ...(about === undefined ? {} : { about }),
      ...(values === undefined ? {} : { values }),
    });
  }

  /** Which counts stand in none of their fields; null counts as absent. */
  lacking(of: Json | undefined, fields: Readonly<Record<string, readonly string[]>>): string[] {
    return Object.keys(fields).filter((name) =>
      fields[name]?.every((field) => of?.[field] === undefined || of[field] === null),
    );
  }

  /**
   * Notes each count that lacks: it costs money, so what is left is a lower bound. A total that is the
   * sum of what was read shows that it is zero.
   */
  checkPresent(lacking: readonly string[], total = 0, sum = 0): void {
    if (total > 0 && total === sum) return;
    for (const name of lacking) this.note("count_missing", name);
  }

  /** Notes when the provider's own total is not the sum of what was read, and what lacks. */
  checkTotal(total: number, sum: number, lacking: readonly string[] = []): void {
    if (total > 0 && total !== sum) this.note("total_differs", undefined, { total, sum });
    this.checkPresent(lacking, total, sum);
  }

  done(facts: ReadingFacts): Outcome<Usage, UsageError> {
    if (this.#bad !== undefined) return fail(this.#bad);
    const { known = "exact", model, serviceTier, region, variant, statedUsd, others } = facts;
    const usage: Mutable<Usage> = {
      meters: this.meters,
      inclusive: this.inclusive,
      known,
      api: this.api,
      notes: this.notes,
    };
    if (model !== undefined) usage.model = model;
    if (serviceTier !== undefined) usage.serviceTier = serviceTier;
    if (region !== undefined) usage.region = region;
    if (variant !== undefined) usage.variant = variant;
    if (statedUsd !== undefined) usage.statedUsd = statedUsd;
    if (others !== undefined && others.length > 0) usage.others = others;
    return ok(usage);
  }
}

type Mutable<T> = { -readonly [Key in keyof T]: T[Key] };
