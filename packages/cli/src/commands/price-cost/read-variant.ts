import { fail, nearest, type Outcome, ok } from "@outlay/document";
import type { Instant, PriceLine, PriceTable } from "@outlay/pricing";

/**
 * `quality=high` and the like, as facts of a request. A name or a value by which the model has no price
 * at that time is refused: it would change nothing, in silence.
 *
 * @param typed each as `KEY=VALUE`
 * @param model for the message
 * @returns the facts by name, or what is wrong and what would be right
 */
export function readVariant(
  typed: readonly string[],
  table: Pick<PriceTable, "lines" | "factors">,
  at: Instant,
  model: string,
): Outcome<Readonly<Record<string, string>>, string> {
  const known = variantsOf(table, at);
  const facts = new Map<string, string>();
  for (const words of typed) {
    const [, key = "", value = ""] = /^([^=]+)=(.+)$/s.exec(words) ?? [];
    const example = `--variant ${[...known].map(([name, [first]]) => `${name}=${first}`)[0] ?? "quality=high"}`;
    if (key === "") return fail(`--variant "${words}" is no KEY=VALUE, such as ${example}.`);
    const values = known.get(key);
    if (values === undefined) return fail(unknownKey(key, [...known.keys()], model));
    if (!values.has(value)) {
      const near = nearest(value, [...values]);
      const hint = near === undefined ? "" : ` Did you mean ${key}=${near}?`;
      const plain = hasPlain(table, key, at)
        ? " Its plain price is the one without --variant."
        : "";
      return fail(
        `${model} has no price for ${key} "${value}"; it has ${[...values].join(", ")}.${hint}${plain}`,
      );
    }
    if (facts.has(key)) return fail(`--variant ${key} is given twice; one request has one.`);
    facts.set(key, value);
  }
  return ok(Object.fromEntries(facts));
}

function unknownKey(key: string, known: readonly string[], model: string): string {
  if (known.length === 0) return `${model} has one price whatever its ${key}: no --variant counts.`;
  return `${model} has no price by ${key}; it has prices by ${known.join(", ")}.`;
}

/** Names of facts that prices in force tell apart, each with its values. */
function variantsOf(
  { lines, factors }: Pick<PriceTable, "lines" | "factors">,
  at: Instant,
): ReadonlyMap<string, ReadonlySet<string>> {
  const known = new Map<string, Set<string>>();
  for (const one of [...lines, ...factors]) {
    if (!isInForce(one, at)) continue;
    for (const [key, value] of Object.entries(one.when.variant ?? {}))
      known.set(key, (known.get(key) ?? new Set()).add(value));
  }
  return known;
}

const isInForce = (
  { effective: { from, to } }: Pick<PriceLine, "effective">,
  at: Instant,
): boolean => from <= at && at < (to ?? Infinity);

/** Whether a meter that is told apart by a fact has a price for all other requests. */
function hasPlain({ lines }: Pick<PriceTable, "lines">, key: string, at: Instant): boolean {
  const now = lines.filter((line) => isInForce(line, at));
  const told = new Set(now.filter(({ when }) => when.variant?.[key]).map(({ meter }) => meter));
  return now.some(({ meter, when }) => told.has(meter) && when.variant === undefined);
}
