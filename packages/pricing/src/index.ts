export { API_FLAVORS, type ApiFlavor } from "./api-flavor.ts";
export { type BilledPrice, billedPrice } from "./billed-price.ts";
export type {
  Book,
  FindError,
  LeftPrice,
  ModelPrices,
  ModelQuery,
  Spread,
  SpreadPart,
} from "./book.ts";
export { type BookError, bookErrorText } from "./books/book-error.ts";
export {
  type BookFile,
  type BookSpec,
  FOREIGN_BOOKS,
  type ForeignBook,
  type ForeignBookKind,
  isForeignKind,
  openBook,
} from "./books/open-book.ts";
export { readerDifferences } from "./books/reader-differences.ts";
export {
  type AdviceTables,
  type AdviceTask,
  COST_PROFILES,
  MODALITIES,
  type Modality,
  type ModelType,
  modalityOf,
  SOURCING_ASPECTS,
  type SourcingRow,
} from "./catalog/advice.ts";
export { readAdvice } from "./catalog/advice-file.ts";
export { endDay } from "./catalog/end-day.ts";
export { type CatalogFact, RATE_BASES } from "./catalog/fact.ts";
export { readFacts } from "./catalog/fact-file.ts";
export { otherSellersNames } from "./catalog/lints/other-sellers-names.ts";
export { type Ending, endingWithin, type PastEnd, pastEnd } from "./catalog/past-end.ts";
export {
  findBook,
  type ModelFacts,
  type PriceBook,
  priceBooks,
  type UnknownBook,
} from "./catalog/price-book.ts";
export { LIST_BOOK } from "./catalog/price-facts.ts";
export type {
  BookFact,
  EndOfLife,
  PricedModel,
  PriceFile,
  PriceRow,
  PriceSheet,
} from "./catalog/price-file.ts";
export { priceFileShape } from "./catalog/price-file-shape.ts";
export {
  PROVISIONED_TERMS,
  type Provisioned,
  type ProvisionedCarry,
  type ProvisionedOffer,
  type ProvisionedPrice,
  type ProvisionedTerm,
  type ProvisionedUnit,
  provisionedOffers,
  usdPerUnitHour,
  usdPerUnitMonth,
} from "./catalog/provisioned.ts";
export {
  type PublishedBeside,
  type PublishedFigure,
  type PublishedValue,
  publishedEnds,
} from "./catalog/published.ts";
export { readPublished } from "./catalog/published-file.ts";
export { faultsOf, readPriceFile } from "./catalog/read-price-file.ts";
export { readProvisioned } from "./catalog/read-provisioned.ts";
export { type Regime, type RegimeRange, regimeFacts } from "./catalog/regime.ts";
export { readRegimes } from "./catalog/regime-file.ts";
export { type DatedSheet, sheetTimeline } from "./catalog/sheet-timeline.ts";
export {
  bySourceId,
  readSources,
  SOURCE_KINDS,
  type Source,
  type Sources,
  witnesses,
} from "./catalog/source-list.ts";
export {
  type BookProblem,
  type CatalogBook,
  type CatalogBookInput,
  catalogBook,
  type MeterFallback,
  type ModelAlias,
} from "./catalog-book.ts";
export {
  type BookChanges,
  bookChanges,
  type ChangedModel,
  type ChangeScope,
  type MovedModel,
  type OneSidedModel,
} from "./changes/book-changes.ts";
export { type BookSide, foreignSide, type OwnBook, ownSide } from "./changes/book-side.ts";
export type { PriceDifference, SidePrice } from "./changes/price-difference.ts";
export { type ConflictCode, checkLines, type LineConflict } from "./check-lines.ts";
export { checkUsage } from "./check-usage.ts";
export {
  type Against,
  type BookComparison,
  type ComparedBooks,
  compareBooks,
} from "./compare/compare-books.ts";
export type { ComparedPrice, Standing, WitnessPrice } from "./compare/compare-model.ts";
export { besideListNotes, oldPriceNotes, promisePastNotes } from "./compare/cost-notes.ts";
export {
  type CountedBook,
  type CountedDecisions,
  type CountedProvider,
  countBooks,
  countDecisions,
  countProviders,
} from "./compare/count-books.ts";
export type { Verdict } from "./compare/judge.ts";
export { lineageOf } from "./compare/lineage.ts";
export {
  type BesideList,
  type ListDifference,
  listDifferences,
} from "./compare/list-differences.ts";
export { type ListPrice, listPrice } from "./compare/list-price.ts";
export type { ListedModel } from "./compare/listed-models.ts";
export { openPricedBook } from "./compare/open-priced-book.ts";
export type { PricePoint } from "./compare/price-point.ts";
export { type OutdatedDecision, outdatedReviews } from "./compare/reviews/outdated-reviews.ts";
export { readReviews } from "./compare/reviews/read-reviews.ts";
export type { Decision, Review, ReviewedPrice } from "./compare/reviews/review.ts";
export type { Slip } from "./compare/slip.ts";
export { type Staleness, staleness } from "./compare/staleness.ts";
export { BillUsage } from "./contract/bill/bill-usage.ts";
export { addMonths, type Days } from "./contract/bill/commitment-periods.ts";
export type { CommitmentUse } from "./contract/bill/commitment-use.ts";
export {
  type BillAmounts,
  type BillOptions,
  type ContractBill,
  contractBill,
  isCutMonth,
} from "./contract/bill/contract-bill.ts";
export type { CreditUse } from "./contract/bill/credit-use.ts";
export type { FreeUse } from "./contract/bill/free-units.ts";
export type { Commitment, Contract, Credit, FreeTier, Negotiated } from "./contract/contract.ts";
export {
  type ContractBook,
  type ContractProblem,
  contractBook,
  isContractBook,
} from "./contract/contract-book.ts";
export { contractShape } from "./contract/contract-shape.ts";
export { isContractText, readContract } from "./contract/read-contract.ts";
export type { Cost, CostAmounts, CostLine, ListAmount } from "./cost.ts";
export {
  type DecimalError,
  type DecimalText,
  decimal,
  decimalOfNumber,
  readDecimal,
  toDecimal,
  toNumber,
} from "./decimal.ts";
export { CSV_COLUMNS } from "./import/csv/contract-line.ts";
export { type CsvCell, type CsvCells, csvCells, placeOfCell } from "./import/csv/csv-cells.ts";
export { type CsvImport, importCsv } from "./import/csv/import-csv.ts";
export {
  type BookImport,
  type ImportedBook,
  type ImportNote,
  importBook,
} from "./import/import-book.ts";
export {
  modelLines,
  type PriceFileWords,
  priceFileText,
  sheetLines,
} from "./import/price-file-text.ts";
export {
  at,
  dayOf,
  type Instant,
  type InstantError,
  instant,
  minuteOfDayUtc,
  readInstant,
} from "./instant.ts";
export { knownSince } from "./known-since.ts";
export {
  type Direction,
  isMeter,
  METER_NAMES,
  METERS,
  type Meter,
  type MeterFacts,
  type MeterUnit,
} from "./meter.ts";
export { type NearestModels, nearestModels, nearestText } from "./nearest-models.ts";
export { type Note, type NoteCode, noteText } from "./note.ts";
export { PICO_PER_USD, type PicoUsd, picoUsd, picoUsdText, toPicoUsd } from "./pico-usd.ts";
export {
  type Conditions,
  type DailyWindow,
  type Period,
  type PriceFactor,
  type PriceLine,
  type PriceStatus,
  type Provenance,
  SERVICE_TIERS,
  type ServiceTier,
} from "./price-line.ts";
export {
  type PickedPrice,
  type PriceContext,
  PriceTable,
  type PriceTableInput,
} from "./price-table.ts";
export type { AcceptedPrice, Refusal, RefusedPrice } from "./propose/decide-price.ts";
export type { ProposedEntry, RefusedEntry } from "./propose/propose-entry.ts";
export {
  type ModelProposal,
  proposeUpdate,
  type UpdateInput,
  type UpdateProposals,
} from "./propose/propose-update.ts";
export type { UpdateCatalogue } from "./propose/update-catalogue.ts";
export { PROVIDERS, providerId } from "./provider-id.ts";
export {
  compareRational,
  minus,
  ONE,
  over,
  plus,
  type Rational,
  ratio,
  reduced,
  roundHalfEven,
  times,
  ZERO,
} from "./rational.ts";
export { apiFlavorOf, readUsage } from "./read-usage.ts";
export { type CostOptions, requestCost } from "./request-cost.ts";
export { EventParser, type StreamEvent, streamEvents } from "./stream/event-parser.ts";
export { type ReadBody, readStream, UsageStream } from "./stream/usage-stream.ts";
export { bookDay } from "./summary/book-day.ts";
export { type ModelEnd, modelEnds } from "./summary/model-ends.ts";
export { daysSince, isOld, OLD_AFTER_DAYS } from "./summary/old-price.ts";
export { otherNames } from "./summary/other-names.ts";
export {
  type MonthOfPrices,
  type OldModel,
  type PriceAge,
  priceAge,
} from "./summary/price-age.ts";
export {
  PRICE_STATUSES,
  type PriceCertainty,
  priceCertainty,
} from "./summary/price-certainty.ts";
export { type PriceChange, priceChanges } from "./summary/price-changes.ts";
export { PRICE_KINDS, type PriceKind, priceKinds } from "./summary/price-kind.ts";
export { promisePast } from "./summary/promise-past.ts";
export {
  type CurrentModel,
  currentModels,
  type SellerCoverage,
  sellerCoverage,
} from "./summary/seller-coverage.ts";
export type { Meters, Usage } from "./usage.ts";
export type { UsageError, UsageSource } from "./usage-source.ts";
