import type { Distribution } from "../../distribution/index.ts";
import { add, type Expression, mul, type Origin, quantity, type Term } from "../../graph/index.ts";
import type { Plan } from "../../plan/index.ts";
import type { Defaults } from "../defaults/default.ts";
import { defaultOrigin, defaultRow, likelyValue } from "../sheet/input.ts";
import type { PathId } from "../sheet/path.ts";
import type { Sheet } from "../sheet/sheet.ts";
import { addGoldenSet } from "./golden-set.ts";
import { addBuildRate, isRegulated } from "./labour.ts";

type Source = NonNullable<NonNullable<Plan["data"]>["sources"]>[number];

/** Regulated plans take half as long again for redaction, and 20 minutes for a case instead of 15. */
const regulatedRedaction = 1.5;
const regulatedMinutes = 20 / 15;

/**
 * Data preparation: sources by condition, redaction, and the evaluation set (whose harness is
 * engineering). Rework of sources that turn out worse is an event of its own: it happens or not,
 * less likely where a source was audited, and the overrun is not applied to it.
 */
export function addDataPreparation(
  sheet: Sheet,
  plan: Plan,
  path: PathId,
  defaults: Defaults,
): void {
  const rate = addBuildRate(sheet, plan);
  const sources = plan.data?.sources ?? [];
  const hours: Term[] = hoursBySource(sheet, sources);
  if (sources.some((source) => source.personal_data === true)) {
    const redaction = sheet.assume("data.redaction", "Hours for removing personal data.");
    hours.push(mul(redaction, isRegulated(plan) ? regulatedRedaction : 1));
  }
  const cases = addGoldenSet(sheet, plan, path);
  const minutes = sheet.assume("evaluation.minutes-per-case", "Time of an expert for one case.");
  hours.push(
    mul(
      cases,
      minutes,
      isRegulated(plan) ? regulatedMinutes : 1,
      quantity(1 / 60, "hour / minute"),
    ),
  );
  sheet.build({
    path,
    id: "data-preparation",
    title: "Data preparation",
    doc: "Sources by condition, redaction, evaluation set: hours × rate.",
    category: "data-preparation",
    phase: "data-preparation",
    amount: mul(add(...hours), rate),
    overruns: true,
    spending: "opex",
  });
  addRework(sheet, sources, path, defaults, rate);
}

function hoursBySource(sheet: Sheet, sources: readonly Source[]): Term[] {
  return (["clean", "mixed", "poor"] as const).flatMap((condition) => {
    const count = sources.filter((source) => source.condition === condition).length;
    if (count === 0) return [];
    const each = sheet.assume(
      `data.source.${condition}`,
      `Hours for one source in ${condition} condition.`,
    );
    return [mul(each, quantity(count, "source"))];
  });
}

function addRework(
  sheet: Sheet,
  sources: readonly Source[],
  path: PathId,
  defaults: Defaults,
  rate: Expression,
): void {
  const risky = sources.filter((source) => source.condition !== "clean");
  const amounts = [false, true].flatMap((audited) => {
    const group = risky.filter((source) => (source.audited ?? false) === audited);
    if (group.length === 0) return [];
    const factor = addReworkEvent(sheet, defaults, audited);
    return [mul(add(...hoursBySource(sheet, group)), factor, rate)];
  });
  if (amounts.length === 0) return;
  sheet.build({
    path,
    id: "data-rework",
    title: "Data rework",
    doc: "Sources turn out worse than thought: an event, hours of these sources × what it adds × rate.",
    category: "data-preparation",
    phase: "data-preparation",
    amount: add(...amounts),
    overruns: false,
    spending: "opex",
  });
}

/** What rework adds to the hours of a source, as a share; 0 in most draws. */
function addReworkEvent(sheet: Sheet, defaults: Defaults, audited: boolean): Expression {
  const suffix = audited ? "-audited" : "";
  const id = `data.rework${suffix}`;
  if (sheet.graph.has(id)) return { op: "node", id };
  const probability = defaultRow(defaults, `data.rework.probability${suffix}`);
  const multiple = defaultRow(defaults, "data.rework.multiple");
  return sheet.graph.input({
    id,
    unit: "share",
    doc: "What rework adds to the hours of a source; it happens or not.",
    distribution: {
      kind: "event",
      probability: likelyValue(probability.distribution),
      impact: less(multiple.distribution, 1),
    },
    origin: originOfBoth(defaultOrigin(probability), defaultOrigin(multiple)),
  });
}

/** The origin of a number that is made of two: as weak as the weaker, with the words of both. */
function originOfBoth(one: Origin, other: Origin): Origin {
  const isOther = other.kind === "assumption" && one.kind !== "assumption";
  const [weak, strong] = isOther ? [other, one] : [one, other];
  const key = one.key ?? other.key;
  const source = `${weak.source}; ${strong.source}`;
  return { ...weak, source, ...(key === undefined ? {} : { key }) };
}

/** A distribution moved down; of `A to B` its ends, which lie above `by`. */
function less(distribution: Distribution, by: number): Distribution {
  switch (distribution.kind) {
    case "point":
      return { kind: "point", value: distribution.value - by };
    case "pert": {
      const { low, likely, high } = distribution;
      return { kind: "pert", low: low - by, likely: likely - by, high: high - by };
    }
    case "lognormal":
      return { ...distribution, low: distribution.low - by, high: distribution.high - by };
    default:
      throw new Error(`no ${distribution.kind} multiple of rework`);
  }
}
