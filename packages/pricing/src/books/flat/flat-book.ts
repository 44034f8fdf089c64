import { fail, nearestAll, type Outcome, ok } from "@outlay/document";
import type { Book, FindError, LeftPrice, ModelPrices } from "../../book.ts";
import type { Meter } from "../../meter.ts";
import { withNearest } from "../../nearest-models.ts";
import type { PriceFactor, PriceLine } from "../../price-line.ts";
import { PriceTable } from "../../price-table.ts";
import { providerId } from "../../provider-id.ts";
import { closedTiers, singleFees } from "./arrange-lines.ts";
import type { LineDraft } from "./line-draft.ts";

/** A name under which a book may list a model, and the words for trying it. */
export type NameTried = { readonly name: string; readonly rule: string };

/** What a flat catalogue is made of. */
export type FlatBookInput = {
  readonly id: string;
  /**
   * Under which provider each model is found; several may share a name in our terms (`bedrock`,
   * `bedrock_converse`).
   */
  readonly entries: readonly { readonly family: string; readonly draft: LineDraft }[];
  /** The names to try for a model of a provider, in order: the book's own rules. */
  readonly names: (model: string, family: string) => readonly NameTried[];
  readonly remarks: readonly string[];
  /** The book asks for the name alone: whoever sells a model, the book has one price for it. */
  readonly anySeller?: boolean;
  /** `chained`: a tier given by its lower end alone ends where the next one of its kind begins. */
  readonly tiers: "chained" | "as written";
};

/** A catalogue with one entry a model and no dates, read as it is. */
export type FlatBook = Book & {
  readonly remarks: readonly string[];
  /** Every entry's lines, unchecked, for lists. */
  readonly lines: readonly PriceLine[];
  /** The seller, by our name, that one of the book's own names of providers stands for. */
  readonly sellerOf: (provider: string) => string;
};

/**
 * What these catalogues mean by a price. One for cache writes is the one for the default time to
 * live. One for input tokens is for all of them but those with a key of their own, as pictures and
 * video have in few entries. Audio in, and anything drawn or spoken, is never the price of text:
 * those are unpriced where not listed.
 */
const FALLBACKS: Partial<Record<Meter, readonly Meter[]>> = {
  cache_write_5m: ["cache_write"],
  input_image: ["input_text"],
  input_video: ["input_text"],
  input_document: ["input_text"],
  cache_read_image: ["cache_read_text"],
  cache_read_video: ["cache_read_text"],
  cache_read_document: ["cache_read_text"],
};

/** How many names a book remembers before it starts anew. */
const REMEMBERED = 20_000;

/** Longest provider and model that it remembers, in characters. */
const LONGEST_KEY = 512;

/** A book from the entries of a catalogue. */
export function flatBook(input: FlatBookInput): FlatBook {
  const { id, entries, names, remarks, tiers, anySeller = false } = input;
  const families = new Map<string, Map<string, LineDraft>>();
  const familyOf = new Map<string, string>();
  for (const { family, draft } of entries) {
    const key = providerId(family);
    familyOf.set(draft.of.provider, key);
    const models = families.get(key) ?? new Map<string, LineDraft>();
    families.set(key, models);
    if (!models.has(draft.of.model)) models.set(draft.of.model, draft);
  }
  const drafts = [...new Set(entries.map(({ draft }) => draft))];
  const known = new Map<string, Outcome<ModelPrices, FindError>>();
  const answerOf = ({ draft, rule }: Found, asked: string | undefined): ModelPrices => {
    const found = prices(draft, rule, tiers);
    const seller = familyOf.get(draft.of.provider);
    const named = asked && (familyOf.get(asked) ?? providerId(asked));
    return named === undefined || named === "" || seller === undefined || named === seller
      ? found
      : { ...found, otherSeller: seller };
  };
  return {
    id,
    remarks: [...remarks, ...summary(drafts)],
    get lines() {
      return drafts.flatMap(({ lines }) => lines);
    },
    sellerOf: (provider) => familyOf.get(provider) ?? providerId(provider),
    find: (query) => {
      const key = `${query.provider ?? ""}\n${query.model}`;
      let answer = known.get(key);
      if (answer === undefined) {
        if (known.size >= REMEMBERED) known.clear();
        const provider = anySeller ? undefined : query.provider;
        const family = provider && (familyOf.get(provider) ?? providerId(provider));
        const draft = findDraft(families, names, query.model, family);
        answer = draft.ok ? ok(answerOf(draft.value, query.provider)) : draft;
        if (key.length <= LONGEST_KEY) known.set(key, answer);
      }
      return answer;
    },
  };
}

type Families = ReadonlyMap<string, ReadonlyMap<string, LineDraft>>;

type Found = { readonly draft: LineDraft; readonly rule: string };

function findDraft(
  families: Families,
  names: FlatBookInput["names"],
  model: string,
  family: string | undefined,
): Outcome<Found, FindError> {
  if (family === undefined) return findAnywhere(families, names, model);
  const models = families.get(family);
  if (models === undefined)
    return fail({
      code: "unknown_provider",
      provider: family,
      nearest: nearestAll(family, families.keys()),
    });
  const found = lookUp(models, names(model, family));
  return found === undefined ? fail(unknownModel(model, () => models.keys())) : ok(found);
}

/** Without a provider: the one that a prefix names, else the only one that lists the model. */
function findAnywhere(
  families: Families,
  names: FlatBookInput["names"],
  model: string,
): Outcome<Found, FindError> {
  const slash = model.indexOf("/");
  const prefix = providerId(model.slice(0, Math.max(slash, 0)));
  const under = families.get(prefix);
  const prefixed = under && lookUp(under, names(model.slice(slash + 1), prefix));
  if (prefixed !== undefined) return ok(prefixed);
  const sellers: string[] = [];
  let found: Found | undefined;
  for (const [family, models] of families) {
    const here = lookUp(models, names(model, family));
    if (here === undefined) continue;
    found = here;
    sellers.push(family);
  }
  if (sellers.length > 1) return fail({ code: "ambiguous_provider", model, providers: sellers });
  if (found !== undefined) return ok(found);
  return fail(
    unknownModel(model, () => [...families.values()].flatMap((models) => [...models.keys()])),
  );
}

const unknownModel = (model: string, names: () => Iterable<string>): FindError =>
  withNearest({ code: "unknown_model" as const, model }, () => ({
    nearest: nearestAll(model, names()),
  }));

function lookUp(
  models: ReadonlyMap<string, LineDraft>,
  tried: readonly NameTried[],
): Found | undefined {
  for (const { name, rule } of tried) {
    const draft = models.get(name);
    if (draft !== undefined) return { draft, rule };
  }
  return undefined;
}

function prices(draft: LineDraft, rule: string, tiers: FlatBookInput["tiers"]): ModelPrices {
  const fees = singleFees(draft.lines);
  const arranged = tiers === "chained" ? closedTiers(fees) : fees;
  const { lines, left } = withoutContradictions(arranged, draft.factors);
  const { factors } = draft;
  const table = PriceTable.build({ lines, factors, fallbacks: FALLBACKS, gaps: "allowed" });
  if (!table.ok) throw new RangeError(`prices still contradict: ${JSON.stringify(table.error)}`);
  const words = [
    `${rule} (${draft.of.provider})`,
    list("float remains restored", draft.restored),
    list("zero taken for unknown", draft.zeros),
    list("below zero", draft.negatives),
    list("keys without a meter", draft.unmapped),
    list("contradicting prices left out", left),
  ];
  return {
    provider: draft.of.provider,
    model: draft.of.model,
    rule: words.filter((part) => part !== "").join("; "),
    table: table.value,
    left: [
      ...draft.unmapped.map((key) => ({ key, because: "no meter for it" as const })),
      ...draft.zeros.map((key) => leftAmount(draft, key, "zero, which may mean unknown")),
      ...draft.negatives.map((key) => leftAmount(draft, key, "below zero")),
      ...left.map((key) => ({ key, because: "contradicts another price" as const })),
    ],
  };
}

/** A zero or an amount below it, with what it would be the price of. */
function leftAmount(
  { stated }: LineDraft,
  key: string,
  because: "zero, which may mean unknown" | "below zero",
): LeftPrice {
  const amount = stated.get(key);
  return { key, because, ...(amount && { stated: amount }) };
}

const list = (what: string, items: readonly string[]): string =>
  items.length === 0 ? "" : `${what}: ${items.join(", ")}`;

/** The lines that have one answer for every request; those that do not are named. */
function withoutContradictions(
  lines: readonly PriceLine[],
  factors: readonly PriceFactor[],
): { lines: readonly PriceLine[]; left: readonly string[] } {
  let kept: readonly PriceLine[] = lines;
  const left: string[] = [];
  for (;;) {
    const table = PriceTable.build({ lines: kept, factors, gaps: "allowed" });
    if (table.ok) return { lines: kept, left };
    const out = new Set(table.error.flatMap(({ ids }) => ids));
    left.push(...kept.filter(({ id }) => out.has(id)).map(({ id }) => id));
    const fewer = kept.filter(({ id }) => !out.has(id));
    if (fewer.length === kept.length) return { lines: [], left: lines.map(({ id }) => id) };
    kept = fewer;
  }
}

/** What of a catalogue became no price, counted by key. */
function summary(drafts: readonly LineDraft[]): string[] {
  const counted = (what: string, keys: (draft: LineDraft) => readonly string[]): string[] => {
    const counts = new Map<string, number>();
    for (const draft of drafts) {
      for (const key of keys(draft)) counts.set(key, (counts.get(key) ?? 0) + 1);
    }
    return [...counts]
      .sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))
      .map(([key, count]) => `${what}: ${key} (${count} ${count === 1 ? "entry" : "entries"})`);
  };
  const restored = drafts.reduce((sum, draft) => sum + draft.restored.length, 0);
  return [
    ...counted("no meter for", ({ unmapped }) => unmapped),
    ...counted("zero taken for unknown", ({ zeros }) => zeros),
    ...counted("below zero", ({ negatives }) => negatives),
    ...(restored === 0 ? [] : [`float remains restored: ${restored} numbers`]),
  ];
}
