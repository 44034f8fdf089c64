import { endDay } from "../catalog/end-day.ts";
import { type PriceBook, priceBooks } from "../catalog/price-book.ts";
import { LIST_BOOK } from "../catalog/price-facts.ts";
import type { PricedModel, PriceFile } from "../catalog/price-file.ts";
import type { Sources } from "../catalog/source-list.ts";
import { compareBooks } from "../compare/compare-books.ts";
import type { ComparedPrice } from "../compare/compare-model.ts";
import { type ListedModel, listedModels } from "../compare/listed-models.ts";
import type { Review } from "../compare/reviews/review.ts";
import { ownPrice } from "../compare/spoken-price.ts";
import { type Instant, at as instantOf } from "../instant.ts";
import { providerId } from "../provider-id.ts";
import { ZERO } from "../rational.ts";
import {
  type AcceptedPrice,
  decidePrice,
  type RefusedPrice,
  withoutDoubtful,
} from "./decide-price.ts";
import { longStanding } from "./long-standing.ts";
import { newModels } from "./new-models.ts";
import { noAmounts } from "./no-amounts.ts";
import type { ProposedEntry, RefusedEntry } from "./propose-entry.ts";
import { type ProposedSheet, proposeSheet, withSheet } from "./propose-sheet.ts";
import type { UpdateCatalogue } from "./update-catalogue.ts";
import { withinFiles } from "./within-files.ts";

/** What an update is made from. */
export interface UpdateInput {
  /** Our price files of the vendors' lists. */
  readonly files: readonly PriceFile[];
  /** Of our catalog and of the catalogues compared. */
  readonly sources: Sources;
  readonly catalogues: readonly UpdateCatalogue[];
  /** When prices are compared. */
  readonly at: Instant;
  /** The day on which proposals come into the files. */
  readonly known: string;
  readonly provider?: string;
  readonly model?: string;
  /** What a person decided about figures that differ. */
  readonly reviews?: readonly Review[];
}

/** A model whose prices changed, with the sheet to add. */
export interface ModelProposal extends ListedModel, ProposedSheet {
  readonly accepted: readonly AcceptedPrice[];
}

/** What is proposed, what is not, and why. */
export interface UpdateProposals {
  readonly sheets: readonly ModelProposal[];
  readonly refused: readonly RefusedPrice[];
  readonly entries: readonly ProposedEntry[];
  readonly refusedEntries: readonly RefusedEntry[];
  /** Models that we sell and no proposing catalogue with this seller has. */
  readonly gone: readonly ListedModel[];
  readonly counts: {
    /** Models of ours that were sold at the time. */
    readonly models: number;
    /** Prices that some catalogue has too. */
    readonly compared: number;
    readonly equal: number;
    /** Prices of theirs that we lack for models that we have. */
    readonly lacking: number;
    /** Models of theirs of sellers that we have no file of. */
    readonly elsewhere: number;
  };
}

/** What catalogues show that our files do not: proposals to read, never to be taken unread. */
export function proposeUpdate(input: UpdateInput): UpdateProposals {
  const { catalogues, at, provider, model } = input;
  const files = input.files.filter(({ book }) => book === undefined);
  const book = priceBooks(files).get(LIST_BOOK);
  if (book === undefined) throw new RangeError("no file of list prices");
  const compared = compareBooks({
    ours: book,
    against: catalogues,
    at,
    tolerance: ZERO,
    ...(input.reviews && { reviews: input.reviews }),
    ...(provider !== undefined && { provider }),
    ...(model !== undefined && { model }),
  });
  const byBook = new Map(catalogues.map((one) => [one.spec.id, one]));
  const sheets: ModelProposal[] = [];
  const refused: RefusedPrice[] = [];
  let lacking = compared.counts.lacking;
  const byModel = Map.groupBy(compared.prices, nameOf);
  for (const prices of byModel.values()) {
    const decided = decideModel(prices, byBook, book, at);
    lacking += decided.lacking;
    const { accepted } = decided;
    refused.push(...decided.refused);
    const made = sheetsFor(input, files, prices, accepted);
    sheets.push(...made.sheets);
    refused.push(...made.refused);
  }
  const found = newModels(input, files, book, compared.onlyTheirs);
  const fitting = fittingChanges(input, files, sheets, found.entries);
  const { equal, explained, disputed, reviewed } = compared.counts;
  return {
    sheets: fitting.sheets,
    refused: [
      ...refused,
      ...fitting.refused,
      ...noAmounts(catalogues, book, new Set(byModel.keys()), at),
    ],
    entries: fitting.entries,
    refusedEntries: [...found.refusedEntries, ...fitting.refusedEntries],
    gone: goneModels(input, book, compared.onlyOurs),
    counts: {
      models: compared.models,
      compared: equal + explained + disputed + reviewed,
      equal,
      lacking,
      elsewhere: found.elsewhere,
    },
  };
}

/** The sheets and entries that their files take all together, and those that they do not. */
function fittingChanges(
  { sources }: UpdateInput,
  files: readonly PriceFile[],
  sheets: readonly ModelProposal[],
  entries: readonly ProposedEntry[],
): Pick<UpdateProposals, "sheets" | "refused" | "entries" | "refusedEntries"> {
  const refused: RefusedPrice[] = [];
  const refusedEntries: RefusedEntry[] = [];
  const left = new Set<ModelProposal | ProposedEntry>();
  for (const file of files) {
    const concerns = ({ provider, model }: ListedModel): boolean =>
      providerId(file.provider ?? "") === provider ||
      placeOf([file], { provider, model }) !== undefined;
    const changes = [...sheets.filter(concerns), ...entries.filter(concerns)];
    for (const { change, fault } of withinFiles(file, files, changes, withChange, sources).unfit) {
      const { provider, model } = change;
      const because = { code: "fault" as const, fault };
      left.add(change);
      if ("entry" in change) refusedEntries.push({ provider, model, because });
      else refused.push(...change.accepted.map(({ price }) => ({ price, because })));
    }
  }
  const stays = (one: ModelProposal | ProposedEntry): boolean => !left.has(one);
  return { sheets: sheets.filter(stays), refused, entries: entries.filter(stays), refusedEntries };
}

/** A file with a proposal pasted in. */
function withChange(file: PriceFile, change: ModelProposal | ProposedEntry): PriceFile {
  if ("entry" in change) return { ...file, models: [...file.models, change.entry] };
  const place = placeOf([file], change);
  const models = file.models.map((one) =>
    one === place?.model ? withSheet(one, change.sheet) : one,
  );
  return { ...file, models };
}

const DISPUTED: readonly ComparedPrice["standing"][] = ["disputed", "reviewed"];

/** What is decided of each disputed price of a model. */
function decideModel(
  prices: readonly ComparedPrice[],
  catalogues: ReadonlyMap<string, UpdateCatalogue>,
  book: PriceBook,
  at: Instant,
): {
  readonly accepted: readonly AcceptedPrice[];
  readonly refused: readonly RefusedPrice[];
  readonly lacking: number;
} {
  const disputed = prices.filter(({ standing }) => DISPUTED.includes(standing));
  const [one] = disputed;
  if (one === undefined) return { accepted: [], refused: [], lacking: 0 };
  const { provider, model } = one;
  const end = endDay(book.model(provider, model)?.endOfLife);
  if (end !== undefined && instantOf(end) <= at) {
    const because = { code: "ended" as const, date: end };
    return { accepted: [], refused: disputed.map((price) => ({ price, because })), lacking: 0 };
  }
  const found = book.find({ provider, model, at });
  const accepted: AcceptedPrice[] = [];
  const refused: RefusedPrice[] = [];
  let lacking = 0;
  for (const price of disputed) {
    if (price.verdict?.because === "we lack this condition") {
      lacking += 1;
      continue;
    }
    const { review } = price.decision ?? {};
    if (review !== undefined && review.decided !== "theirs") {
      refused.push({ price, because: { code: "reviewed", why: review.why } });
      continue;
    }
    const decision = decidePrice(price, catalogues, (day) =>
      found.ok ? ownPrice(found.value.table, price.point, day)?.usd : undefined,
    );
    if (decision === undefined) continue;
    if ("accepted" in decision) {
      const because = longStanding(decision.accepted, [...catalogues.values()], book);
      if (because === undefined) accepted.push(decision.accepted);
      else refused.push({ price, because });
    } else refused.push(decision.refused);
  }
  return { ...withoutDoubtful(accepted, refused), lacking };
}

const nameOf = ({ provider, model }: ListedModel): string => `${provider}/${model}`;

/**
 * The sheet that says what is accepted of a model; a second one where a catalogue still had our price of
 * one of them after the first begins.
 */
function sheetsFor(
  { at, known, sources, catalogues }: UpdateInput,
  files: readonly PriceFile[],
  prices: readonly ComparedPrice[],
  accepted: readonly AcceptedPrice[],
): { readonly sheets: readonly ModelProposal[]; readonly refused: readonly RefusedPrice[] } {
  const [one] = prices;
  const place = one && placeOf(files, one);
  if (one === undefined || place === undefined) return { sheets: [], refused: [] };
  const { provider, model } = one;
  const sheets: ModelProposal[] = [];
  const refused: RefusedPrice[] = [];
  let left = accepted;
  while (left.length > 0) {
    const start = left.map(({ from }) => from).sort()[0] ?? "";
    const isLater = (price: AcceptedPrice): boolean => stoodOn(price, start, catalogues);
    const now = left.filter((price) => !isLater(price));
    const grown = sheets.reduce((entry, { sheet }) => withSheet(entry, sheet), place.model);
    // What the sheet before says is kept, so it must have begun.
    const time = sheets.map(({ sheet }) => instantOf(sheet.from)).reduce(laterOf, at);
    const made = proposeSheet({
      ...place,
      model: grown,
      accepted: now,
      prices,
      at: time,
      known,
      sources,
    });
    if (made.ok) sheets.push({ provider, model, accepted: now, ...made.value });
    else refused.push(...now.map(({ price }) => ({ price, because: made.error })));
    left = left.filter(isLater);
  }
  return { sheets, refused };
}

const laterOf = (a: Instant, b: Instant): Instant => (a > b ? a : b);

/** Whether a catalogue has our old price on or after a day, and before the new one is first shown. */
const stoodOn = (
  { price, from }: AcceptedPrice,
  day: string,
  catalogues: readonly UpdateCatalogue[],
): boolean =>
  price.witnesses.some(({ agrees, book }) => {
    const shown = catalogues.find(({ spec }) => spec.id === book)?.day ?? "";
    return agrees && shown >= day && shown < from;
  });

/** The file and entry of a model. */
function placeOf(
  files: readonly PriceFile[],
  { provider, model }: ListedModel,
): { readonly file: PriceFile; readonly model: PricedModel } | undefined {
  for (const file of files) {
    const found = file.models.find(
      (one) => one.id === model && providerId(one.provider ?? file.provider ?? "") === provider,
    );
    if (found !== undefined) return { file, model: found };
  }
  return undefined;
}

function goneModels(
  { catalogues, at }: UpdateInput,
  book: PriceBook,
  onlyOurs: readonly ListedModel[],
): readonly ListedModel[] {
  const sellers = new Set(
    catalogues
      .filter(({ proposes }) => proposes)
      .flatMap((one) => listedModels(one.book, one.spec).map(({ provider }) => provider)),
  );
  return onlyOurs.filter(({ provider, model }) => {
    const end = endDay(book.model(provider, model)?.endOfLife);
    return sellers.has(provider) && (end === undefined || instantOf(end) > at);
  });
}
