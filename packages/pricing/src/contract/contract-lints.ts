import type { CheckProblem } from "@outlay/document";
import { decimal, toDecimal } from "../decimal.ts";
import { METERS, type Meter } from "../meter.ts";
import { isRequestToken } from "../price-table.ts";
import { providerId } from "../provider-id.ts";
import { compareRational, minus, type Rational, ratio, times } from "../rational.ts";
import { periodsOf } from "./bill/commitment-periods.ts";
import type { Agreed, Contract, Negotiated } from "./contract.ts";

/** Mistakes of a contract that show without the book below. */
export function contractLints(contract: Contract): readonly CheckProblem[] {
  return [
    ...days(contract),
    ...(contract.negotiated ?? []).flatMap(negotiated),
    ...commitments(contract),
    ...credits(contract),
    ...overlapLints(contract),
  ];
}

/** Terms that would count twice; by the names in the file, which an alias escapes, or by ids. */
export const overlapLints = (contract: Contract): readonly CheckProblem[] => [
  ...overlaps(contract),
  ...freeTiers(contract),
];

const LISTS = ["negotiated", "commitments", "credits", "free_tiers"] as const;

/** Periods that end before they begin. */
const days = (contract: Contract): CheckProblem[] =>
  LISTS.flatMap((list) =>
    ((contract[list] ?? []) as readonly Agreed[]).flatMap(({ from, to }, index) =>
      to !== undefined && to <= from
        ? [
            {
              message: `it ends on ${to}, not after its first day ${from}`,
              at: [list, index, "to"],
            },
          ]
        : [],
    ),
  );

function negotiated(one: Negotiated, index: number): CheckProblem[] {
  const place = ["negotiated", index];
  const { times: multiple, usd, note } = one;
  if ((multiple === undefined) === (usd === undefined)) {
    return [
      {
        message: "an agreement has either `times` or `usd`",
        example: "{ provider: openai, models: [gpt-5.2], times: 0.85, from: 2026-07-01 }",
        at: place,
      },
    ];
  }
  if (usd !== undefined) {
    if (Object.keys(usd).length === 0) {
      return [{ message: "`usd` names no meter", example: "usd: { input_text: 2.40 }", at: place }];
    }
    if (one.models === undefined) {
      return [{ message: "whose amounts? `usd` needs `models`", at: [...place, "usd"] }];
    }
    if (one.meters !== undefined) {
      return [
        { message: "`meters` goes with `times`; `usd` names its own", at: [...place, "meters"] },
      ];
    }
  }
  if (multiple === undefined) return [];
  const factor = decimal(multiple);
  if (compareRational(factor, ratio(3n, 2n)) > 0 && note === undefined) {
    const message = `× ${multiple} is not a discount: 0.85 is 15 % off; if it is meant, say why in \`note\``;
    return [{ message, expected: "0 to 1.5", example: "times: 0.85", at: [...place, "times"] }];
  }
  const list = ratio(1n);
  if (compareRational(factor, list) > 0 && note === undefined) {
    return [
      {
        message: `× ${multiple} is above the list price: say why in \`note\``,
        at: [...place, "times"],
      },
    ];
  }
  if (factor.n === 0n && note === undefined) {
    return [{ message: "× 0 makes it free: say why in `note`", at: [...place, "times"] }];
  }
  if (compareRational(factor, ratio(1n, 2n)) < 0 && note === undefined) {
    const percent = (part: Rational) => toDecimal(times(ratio(100n), part)).text;
    const rest = minus(list, factor);
    const message = `× ${multiple} is ${percent(rest)} % off; ${percent(factor)} % off is ${toDecimal(rest).text}. If it is meant, say why in \`note\``;
    return [{ message, expected: "0.5 to 1", example: "times: 0.85", at: [...place, "times"] }];
  }
  return [];
}

/** Two agreements of one day on one price at once: neither corrects the other. */
function overlaps(contract: Contract): CheckProblem[] {
  const all = contract.negotiated ?? [];
  return all.flatMap((one, index) => {
    const other = all.findIndex((before, at) => at < index && sameAtOnce(before, one, contract));
    if (other < 0) return [];
    const message = `it overlaps entry ${other + 1} of \`negotiated\`: same models, prices and days, and neither became known later`;
    return [{ message, at: ["negotiated", index, "from"] }];
  });
}

const sameAtOnce = (a: Negotiated, b: Negotiated, contract: Contract): boolean =>
  providerId(a.provider) === providerId(b.provider) &&
  (a.known ?? contract.known) === (b.known ?? contract.known) &&
  meetInDays(a, b) &&
  share(a.models, b.models) &&
  share(metersOf(a), metersOf(b)) &&
  (a.tier === b.tier || anyTier(a) || anyTier(b)) &&
  same(a, b, "region") &&
  same(a, b, "above") &&
  (a.variant === undefined || b.variant === undefined || sameText(a.variant, b.variant));

/** `times` without a tier counts for every tier. */
const anyTier = ({ tier, times }: Negotiated): boolean => tier === undefined && times !== undefined;

/** Whether two agreements may mean one region, or one length of prompt. */
function same(a: Negotiated, b: Negotiated, key: "region" | "above"): boolean {
  if (a[key] === b[key]) return true;
  // `usd` without a region is the line without one; `times` without one is every line.
  return (
    (a[key] === undefined && a.times !== undefined) ||
    (b[key] === undefined && b.times !== undefined)
  );
}

const sameText = (a: object, b: object): boolean =>
  JSON.stringify(Object.entries(a).toSorted()) === JSON.stringify(Object.entries(b).toSorted());

const metersOf = ({ usd, meters }: Negotiated): readonly Meter[] =>
  usd === undefined
    ? (meters ?? (Object.keys(METERS) as Meter[]).filter(isRequestToken))
    : (Object.keys(usd) as Meter[]);

const share = <One>(a: readonly One[] | undefined, b: readonly One[] | undefined): boolean =>
  a === undefined || b === undefined || a.some((one) => b.includes(one));

const meetInDays = (a: Pick<Agreed, "from" | "to">, b: Pick<Agreed, "from" | "to">): boolean =>
  a.from < (b.to ?? "9999") && b.from < (a.to ?? "9999");

function commitments(contract: Contract): CheckProblem[] {
  const all = contract.commitments ?? [];
  return all.flatMap((one, index): CheckProblem[] => {
    const place = ["commitments", index];
    if (one.to <= one.from) return [];
    if (decimal(one.usd).n === 0n)
      return [{ message: "a commitment of nothing", at: [...place, "usd"] }];
    const last = periodsOf(one).at(-1);
    if (last !== undefined && last.to !== one.to) {
      const message = `${one.from} to ${one.to} is not a whole number of ${one.per}s: its last one would end on ${last.to}`;
      return [{ message, at: [...place, "to"] }];
    }
    const { used } = one;
    if (used !== undefined && (used.until <= one.from || used.until > one.to)) {
      const message = `\`until\` ${used.until} is not between ${one.from} and ${one.to}`;
      return [{ message, at: [...place, "used", "until"] }];
    }
    const twice = all.findIndex(
      (other, at) =>
        at < index &&
        providerId(other.provider) === providerId(one.provider) &&
        meetInDays(other, one),
    );
    if (twice < 0) return [];
    const message = `it overlaps entry ${twice + 1} of \`commitments\`: the same spending would count twice`;
    return [{ message, at: [...place, "from"] }];
  });
}

function credits(contract: Contract): CheckProblem[] {
  const all = contract.credits ?? [];
  return all.flatMap((one, index) => {
    const same = all.findIndex(
      (other, at) =>
        at < index &&
        providerId(other.provider) === providerId(one.provider) &&
        other.id === one.id &&
        (one.id !== undefined ||
          (other.usd === one.usd && other.from === one.from && other.to === one.to)),
    );
    if (same < 0) return [];
    const message = `the credit of entry ${same + 1} again: it would be used twice; two of a seller each have an \`id\``;
    return [{ message, at: ["credits", index] }];
  });
}

/** Two free tiers that would both make the same units free. */
function freeTiers(contract: Contract): CheckProblem[] {
  const all = contract.free_tiers ?? [];
  return all.flatMap((one, index): CheckProblem[] => {
    const meters = Object.keys(one.meters) as Meter[];
    if (meters.length === 0) {
      const example = "meters: { web_searches: 1500 }";
      return [{ message: "`meters` names no meter", example, at: ["free_tiers", index, "meters"] }];
    }
    const same = all.findIndex(
      (other, at) =>
        at < index &&
        providerId(other.provider) === providerId(one.provider) &&
        meetInDays(other, one) &&
        share(other.models, one.models) &&
        share(Object.keys(other.meters) as Meter[], meters),
    );
    if (same < 0) return [];
    const message = `it overlaps entry ${same + 1} of \`free_tiers\`: the same units would be free twice`;
    return [{ message, at: ["free_tiers", index, "from"] }];
  });
}
