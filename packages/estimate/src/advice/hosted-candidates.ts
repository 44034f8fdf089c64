import type { ModelFacts } from "@outlay/pricing";
import { type ApiPath, type EstimateFacts, usualHorizon } from "../model/index.ts";
import type { Plan } from "../plan/index.ts";
import { small } from "../result/small-models.ts";
import type { AdviceQuery, ModelAdvice, PathAdvice, RuledOutModel } from "./advice.ts";
import { priceBands } from "./price-bands.ts";
import { type Screened, screenHosted } from "./screen-hosted.ts";
import { type TriedModel, tryModel } from "./try-model.ts";

/** Models of each band and kind of weights that are worked out when not all are asked for. */
const ofEachBand = 3;

/** So many models are all worked out: a contract or a book of one's own. */
const smallBook = 40;

/** Candidates for a path through an API, worked out by estimating the plan with each. */
export function hostedCandidates(
  plan: Plan,
  facts: EstimateFacts,
  path: ApiPath,
  { sellers = [], all: asked = false }: AdviceQuery,
): PathAdvice {
  const planned = plan.paths[path] !== undefined;
  const span = { start: plan.start ?? usualHorizon.start, months: monthsOf(plan) };
  const { screened, out } = screenHosted(plan, facts, path, span, sellers);
  const all = asked || screened.length <= smallBook;
  const own = screened.find((each) => each.own);
  const ruledOut: RuledOutModel[] = [...out];
  const ownTried = triedOwn(plan, facts, path);
  const found: { readonly each: Screened; readonly tried: TriedModel; alsoAs: string[] }[] = [];
  const bySame = new Map<string, (typeof found)[number]>();
  let forbidden: string | undefined;
  let notWorkedOut = 0;
  const refuse = (
    { model, facts: { name }, own: isOwn }: Screened,
    code: RuledOutModel["code"],
    text: string,
  ) => ruledOut.push({ path, model, name, own: isOwn, code, text });
  const work = (each: Screened): boolean => {
    if (forbidden !== undefined) {
      refuse(each, "rules", forbidden);
      return false;
    }
    const key = `${each.askSeller} ${each.sameAs}`;
    const same = bySame.get(key);
    if (same !== undefined && !each.own) {
      same.alsoAs.push(each.model);
      return false;
    }
    const tried = tryModel(plan, facts, path, each.model);
    if (!tried.ok) {
      if (tried.error.whatever) forbidden = tried.error.text;
      refuse(each, tried.error.code, tried.error.text);
      return false;
    }
    const one = { each, tried: tried.value, alsoAs: [] };
    found.push(one);
    if (same === undefined) bySame.set(key, one);
    return true;
  };
  if (own !== undefined) work(own);
  const others = screened.filter((each) => !each.own);
  for (const askSeller of [false, true]) {
    const group = others.filter((each) => each.askSeller === askSeller);
    for (const band of priceBands(group, own?.callUsd)) {
      let left = all ? Number.POSITIVE_INFINITY : ofEachBand;
      for (const each of band) {
        // Once a rule forbids the path, every model of it is out, and none is worked out.
        if (forbidden === undefined && (left <= 0 || (!all && !isTelling(each, facts)))) {
          notWorkedOut += 1;
        } else if (work(each)) left -= 1;
      }
    }
  }
  const advice = found
    .map(({ each, tried, alsoAs }) => adviceOn(path, each, tried, alsoAs, facts, ownTried))
    .sort((a, b) => a.totalUsd - b.totalUsd);
  return {
    path,
    planned,
    ...(ownTried === undefined ? {} : { ownUsd: ownTried.totalUsd }),
    candidates: advice.filter(({ state }) => state !== "ask-seller"),
    askSeller: advice.filter(({ state }) => state === "ask-seller"),
    ruledOut,
    notWorkedOut,
  };
}

/** Whether a model is worth a row when not all are asked for: its weights are closed, or of a known size, not tiny. */
function isTelling(
  { weights, facts: { openModel } }: Screened,
  { openModels }: EstimateFacts,
): boolean {
  if (weights === "closed") return true;
  const parameters = openModels.get(openModel ?? "")?.parameters;
  return parameters !== undefined && parameters >= small.least;
}

/** The plan's own model in the path, whether or not it would be recommended now. */
function triedOwn(plan: Plan, facts: EstimateFacts, path: ApiPath): TriedModel | undefined {
  const name = plan.paths[path]?.model.value;
  if (name === undefined) return undefined;
  const { limits: _, ...unlimited } = plan;
  const tried = tryModel(unlimited, facts, path, name);
  return tried.ok ? tried.value : undefined;
}

function monthsOf({ horizon }: Plan): number {
  return horizon?.distribution.kind === "point"
    ? Math.round(horizon.distribution.value)
    : usualHorizon.months;
}

function adviceOn(
  path: ApiPath,
  { model, facts: each, weights, askSeller, own }: Screened,
  { byPeopleUsd: _, name, ...tried }: TriedModel,
  alsoAs: readonly string[],
  facts: EstimateFacts,
  ownTried: TriedModel | undefined,
): ModelAdvice {
  const open = facts.openModels.get(each.openModel ?? "");
  return {
    path,
    model,
    name,
    own,
    sourcing:
      weights === "closed" ? "closed" : weights === "open" ? "open-through-host" : "unknown",
    state: askSeller
      ? "ask-seller"
      : tried.conditions.length > 0
        ? "allowed-with-conditions"
        : "allowed",
    ...tried,
    ...lessOften(ownTried, tried.totalUsd, own),
    ...(each.context === undefined ? {} : { context: each.context }),
    ...(open === undefined ? {} : { parameters: open.parameters }),
    ...(open?.license === undefined ? {} : { license: open.license }),
    ...promised(each),
    alsoAs,
  };
}

const promised = ({ endOfLife }: ModelFacts): Pick<ModelAdvice, "promisedUntil"> =>
  endOfLife?.not_before === undefined ? {} : { promisedUntil: endOfLife.not_before };

/** By what share of all tasks a model may succeed less often than the own one, at the same cost. */
export function lessOften(
  own: TriedModel | undefined,
  totalUsd: number,
  isOwn: boolean,
): Pick<ModelAdvice, "lessOften"> {
  if (own?.byPeopleUsd === undefined || own.byPeopleUsd <= 0 || isOwn) return {};
  return { lessOften: (own.totalUsd - totalUsd) / own.byPeopleUsd };
}
