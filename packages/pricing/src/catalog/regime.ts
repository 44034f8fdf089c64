import { type Shape, shape } from "@outlay/document";
import type { PriceStatus } from "../price-line.ts";
import type { CatalogFact } from "./fact.ts";

/** An amount in USD, or a number of weeks, with its ends. */
export interface RegimeRange {
  readonly low: string;
  readonly likely: string;
  readonly high: string;
}

/** A law or standard that a system may be under: whom it binds, what it asks for, what outsiders are paid. */
export interface Regime {
  /** The word of a plan's `compliance.regimes`. */
  readonly id: string;
  readonly name: string;
  /** What it is written in. */
  readonly law: string;
  readonly binds: string;
  /** Dates of application, in their order. */
  readonly applies?: readonly { readonly from: string; readonly what: string }[];
  readonly duties: readonly string[];
  /** The rows of the defaults that hold its hours: `compliance.<effort>`, `compliance.running.<effort>`. */
  readonly effort: string;
  /** Whether single answers are kept and checked, so that evaluation, review and records cost more. */
  readonly records: boolean;
  /** Whether a certificate is of the whole company or of one system. */
  readonly scope?: "company" | "system";
  /** USD paid to auditors and certifiers for the first certificate. */
  readonly certificate?: RegimeRange;
  /** USD a year to keep it. */
  readonly certificate_yearly?: RegimeRange;
  /** Other payments to outsiders, in USD. */
  readonly outside?: readonly {
    readonly id: string;
    readonly name: string;
    readonly usd: RegimeRange;
    readonly note?: string;
  }[];
  /** Weeks until the certificate or the agreement is there. */
  readonly weeks?: RegimeRange;
  readonly status: PriceStatus | "assumption";
  readonly checked?: string;
  readonly sources: readonly string[];
  readonly note?: string;
}

const range: Shape<RegimeRange> = shape.object({
  low: shape.decimal(),
  likely: shape.decimal(),
  high: shape.decimal(),
});

const slug = shape.text({ pattern: /[a-z0-9]+(?:-[a-z0-9]+)*/, expected: "words joined by -" });

/** One regime, in `catalog/regimes.yaml`. */
export const regimeShape: Shape<Regime> = shape.object({
  id: slug,
  name: shape.text(),
  law: shape.text(),
  binds: shape.text(),
  applies: shape.optional(
    shape.list(shape.object({ from: shape.date(), what: shape.text() }), { min: 1 }),
  ),
  duties: shape.list(shape.text(), { min: 1 }),
  effort: slug,
  records: shape.flag(),
  scope: shape.optional(shape.choice(["company", "system"])),
  certificate: shape.optional(range),
  certificate_yearly: shape.optional(range),
  outside: shape.optional(
    shape.list(
      shape.object({
        id: slug,
        name: shape.text(),
        usd: range,
        note: shape.optional(shape.text()),
      }),
    ),
  ),
  weeks: shape.optional(range),
  status: shape.choice(["vendor page", "two catalogues agree", "single source", "assumption"]),
  checked: shape.optional(shape.date()),
  sources: shape.list(shape.text(), { min: 1 }),
  note: shape.optional(shape.text()),
});

/**
 * What a regime's outsiders are paid and how long it takes, as facts: `regime.soc-2.certificate`,
 * `regime.soc-2.certificate-yearly`, `regime.hipaa.risk-assessment`, `regime.soc-2.weeks`.
 */
export function regimeFacts(regime: Regime): CatalogFact[] {
  const { id, name, certificate, certificate_yearly: yearly, weeks, outside = [] } = regime;
  const { status, checked, sources } = regime;
  const evidence = { status, ...(checked === undefined ? {} : { checked }), sources };
  const fact = (
    word: string,
    words: string,
    unit: string,
    amount: RegimeRange | undefined,
    note: string | undefined,
  ): CatalogFact[] =>
    amount === undefined
      ? []
      : [
          {
            id: `regime.${id}.${word}`,
            name: `${name}: ${words}`,
            unit,
            ...amount,
            ...evidence,
            ...(note === undefined ? {} : { note }),
          },
        ];
  return [
    ...fact("certificate", "audit or certificate, first", "USD", certificate, regime.note),
    ...fact(
      "certificate-yearly",
      "audit or certificate, each year",
      "USD / year",
      yearly,
      regime.note,
    ),
    ...fact("weeks", "until the certificate", "week", weeks, regime.note),
    ...outside.flatMap((each) => fact(each.id, each.name, "USD", each.usd, each.note)),
  ];
}
