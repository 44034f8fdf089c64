import { fail, type Issue, type Outcome, ok } from "@outlay/document";
import type { Graph } from "../graph/index.ts";
import type { Plan } from "../plan/index.ts";
import { addBuy } from "./baseline/buy.ts";
import { addDoNothing } from "./baseline/do-nothing.ts";
import { addFromScratch } from "./baseline/from-scratch.ts";
import { addBaselineDifferences, addCheapest } from "./comparison.ts";
import { chosenDefaults } from "./defaults/chosen-defaults.ts";
import type { Defaults } from "./defaults/default.ts";
import { ownDefaults } from "./defaults/own-defaults.ts";
import type { EstimateFacts } from "./facts.ts";
import { type Feasibility, feasibilityOf } from "./feasibility/index.ts";
import { noteUnusedExit } from "./finance/exit.ts";
import { findNamedModels } from "./hosted/named-models.ts";
import { addOutcome } from "./outcome/add-outcome.ts";
import { eligiblePaths } from "./outcome/quality-floor.ts";
import { relateSuccess } from "./outcome/relate-success.ts";
import { addApiPath } from "./paths/api-path.ts";
import type { BuiltPath } from "./paths/built-path.ts";
import { keysWithoutPath } from "./paths/keys-without-path.ts";
import { addMachinePath } from "./paths/machine-path.ts";
import type { ModelContext } from "./paths/model-context.ts";
import { addPublishedBases, type BasisSum } from "./published/published-basis.ts";
import { offersOfPlan } from "./self-hosted/offers-of-plan.ts";
import type { BookPrice } from "./sheet/book-price.ts";
import type { PlacedBuildLine, PlacedRunLine } from "./sheet/line.ts";
import type { EstimateNote } from "./sheet/note.ts";
import { isApi, type PathId, pathIds } from "./sheet/path.ts";
import { newSheet } from "./sheet/sheet.ts";
import { addSurprises } from "./surprises/add-surprises.ts";
import type { Surprise } from "./surprises/surprise.ts";
import { tuningNotes } from "./tuning/tuning-notes.ts";
import { addTaskUsage } from "./usage/tokens.ts";
import { typicalCall } from "./usage/typical-call.ts";
import { type BookYear, bookYears, type FiscalYear, fiscalYears } from "./volume/fiscal-year.ts";
import { addVolume } from "./volume/volume.ts";

/** Calendar month in which a fiscal year of the plan begins; January when it states none. */
function firstMonthOfYear(plan: Plan): number {
  const stated = plan.finance?.fiscal_year_start?.distribution;
  return stated?.kind === "point" ? stated.value : 1;
}

/** First month and length of the horizon when a plan states none. */
export const usualHorizon = { start: "2027-01", months: 60 } as const;

/** The cost model of one plan. */
export interface Model {
  readonly graph: Graph;
  /** What was taken where a key does not say: the catalog's rows, with the plan's own figures. */
  readonly defaults: Defaults;
  readonly start: string;
  readonly months: number;
  readonly years: readonly FiscalYear[];
  /** Fiscal years of the books: those before the launch too, in which the build is paid. */
  readonly bookYears: readonly BookYear[];
  /** Currency of the books, where it is not the US dollar. */
  readonly currency?: string;
  readonly paths: readonly BuiltPath[];
  /** For each of the paths, in their order, whether it may be taken. */
  readonly feasibility: readonly Feasibility[];
  /** Paths that can win: wholly priced, not ruled out, at or above the quality floor. */
  readonly compared: readonly PathId[];
  readonly buildLines: readonly PlacedBuildLine[];
  readonly runLines: readonly PlacedRunLine[];
  /** Sums of each path on the bases that published figures have. */
  readonly published: ReadonlyMap<PathId, readonly BasisSum[]>;
  /** What others have published about such costs, by id. */
  readonly figures: EstimateFacts["published"];
  /** What plans forget, path by path. */
  readonly surprises: readonly Surprise[];
  readonly notes: readonly EstimateNote[];
  /** Prices of the plan's book among the inputs. */
  readonly bookPrices: readonly BookPrice[];
}

/**
 * Writes the cost of a plan as a graph.
 *
 * Figures of `inputs` stand in the place of the defaults they name, for every line and choice. Names that are not in the catalog are answered with issues at their place in the plan. What the
 * plan allows but the catalog cannot price leaves the path partial, with a note.
 *
 * @param only paths to calculate; all of the plan when left out
 * @param options with `headlineOnly` without what stands beside the totals: surprises and published bases
 */
export function buildModel(
  plan: Plan,
  catalog: EstimateFacts,
  only?: readonly PathId[],
  { headlineOnly = false }: { readonly headlineOnly?: boolean } = {},
): Outcome<Model, readonly Issue[]> {
  const start = plan.start ?? usualHorizon.start;
  const months =
    plan.horizon?.distribution.kind === "point"
      ? Math.round(plan.horizon.distribution.value)
      : usualHorizon.months;
  const chosen = chosenDefaults(plan, catalog);
  const own = ownDefaults(plan, chosen.defaults);
  const named = findNamedModels(plan, catalog, start);
  const offers = offersOfPlan(plan, catalog, own.ok ? own.value.defaults : catalog.defaults);
  if (!named.ok || !own.ok || !offers.ok) {
    return fail([named, own, offers].flatMap((each) => (each.ok ? [] : each.error)));
  }
  const { machines } = offers.value;
  const facts: EstimateFacts = { ...catalog, machines, defaults: own.value.defaults };
  const firstMonth = firstMonthOfYear(plan);
  const years = fiscalYears(start, months, firstMonth);
  const sheet = newSheet(months, facts.defaults, chosen.defaults);
  for (const note of [...chosen.notes, ...own.value.notes]) sheet.note(note);
  addVolume(sheet, plan, years, start);
  const context: ModelContext = {
    sheet,
    plan,
    facts,
    offers: offers.value,
    start,
    months,
    years,
    bookYears: bookYears(start, months, firstMonth),
    usage: addTaskUsage(sheet, plan),
    call: typicalCall(plan, facts.defaults),
    named: named.value,
  };
  const issues: Issue[] = [];
  const paths: BuiltPath[] = [];
  for (const path of pathIds) {
    if (plan.paths[path] === undefined || only?.includes(path) === false) continue;
    const built = isApi(path) ? addApiPath(context, path) : addMachinePath(context, path);
    if (built.ok) paths.push(built.value);
    else issues.push(...built.error);
  }
  if (issues.length > 0) return fail(issues);
  if (only === undefined) noteUnusedExit(sheet, plan);
  addDoNothing(sheet, plan);
  // A lower bound to show why not: wherever it is cheapest.
  addFromScratch(sheet, plan, { ...facts, machines: catalog.machines });
  for (const note of tuningNotes(plan)) sheet.note(note);
  for (const note of keysWithoutPath(plan)) sheet.note(note);
  addBuy(sheet, plan, years);
  for (const { id, status } of paths) if (status !== "ruled-out") addOutcome(sheet, plan, id);
  const costed = paths.filter(({ status }) => status !== "ruled-out").map(({ id }) => id);
  const published = new Map<PathId, readonly BasisSum[]>(
    headlineOnly ? [] : costed.map((id) => [id, addPublishedBases(sheet, id)] as const),
  );
  const priced = paths.filter(({ status }) => status === "priced").map(({ id }) => id);
  relateSuccess(sheet, plan, priced);
  const feasibility = paths.map((path) => feasibilityOf(sheet, path));
  const feasible = paths.filter((_, at) => feasibility[at]?.state !== "ruled-out");
  const compared = eligiblePaths(sheet, plan, feasible);
  addCheapest(sheet, plan, compared);
  addBaselineDifferences(sheet, plan, compared);
  const surprises = headlineOnly ? [] : addSurprises(context, costed);
  // With some of the paths only, what the others take is not asked for.
  if (only === undefined) for (const note of own.value.unused()) sheet.note(note);
  const graph = sheet.graph.build();
  if (!graph.ok) throw new Error(`the cost model is broken: ${JSON.stringify(graph.error[0])}`);
  return ok({
    graph: graph.value,
    defaults: facts.defaults,
    start,
    months,
    years,
    bookYears: context.bookYears,
    ...(plan.commercial?.currency === undefined ? {} : { currency: plan.commercial.currency }),
    paths,
    feasibility,
    compared,
    buildLines: sheet.buildLines,
    runLines: sheet.runLines,
    published,
    figures: facts.published,
    surprises,
    notes: sheet.notes,
    bookPrices: sheet.bookPrices,
  });
}
