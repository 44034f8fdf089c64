import type { Efficiency, RequestShape, ServingTarget } from "@outlay/capacity";
import {
  add,
  div,
  type Expression,
  growth,
  max,
  mul,
  neg,
  node,
  quantity,
  sub,
  type Term,
} from "../../graph/index.ts";
import type { Plan } from "../../plan/index.ts";
import type { MachinePath } from "../sheet/path.ts";
import { pointOfSheet } from "../sheet/point-of-sheet.ts";
import type { Sheet } from "../sheet/sheet.ts";
import type { TaskUsage } from "../usage/tokens.ts";

/** Seconds in the active hours of a month, for each active hour of a day. */
const secondsPerActiveHour = (365.25 / 12) * 3600;

/** What a fleet is asked to do, whichever machines it is made of. */
export interface ServingDemand<T, Months = T> {
  /** Calls per second in the busiest hour of each month. */
  readonly peak: Months;
  /** Calls per second of each month, over all its hours. */
  readonly mean: Months;
  /** Rent of a machine against the first month. */
  readonly prices: Months;
  readonly request: RequestShape<T>;
  readonly efficiency: Efficiency<T>;
  readonly target: ServingTarget<T>;
  /** Share of a replica's speed that the peak is planned for. */
  readonly ceiling: T;
  /** Machines beyond those the load needs. */
  readonly spare: T;
  /** Share of the promised speed that engines reach where their software is early. */
  readonly early: T;
}

/** Adds the demand to the graph. It comes before the choice of machines, which looks at it. */
export function addServingDemand(
  sheet: Sheet,
  plan: Plan,
  path: MachinePath,
  usage: TaskUsage,
): ServingDemand<Expression> {
  const { peakPerTask, meanPerTask } = addLoadPerTask(sheet, plan, path, usage);
  return {
    peak: sheet.step(
      `${path}.peak-requests`,
      "1 / s",
      "Calls per second in the busiest hour of each month; calls that may wait run at other hours.",
      mul(node("volume.tasks"), peakPerTask),
    ),
    mean: sheet.step(
      `${path}.mean-requests`,
      "1 / s",
      "Calls per second of each month, over all its hours.",
      mul(node("volume.tasks"), meanPerTask),
    ),
    prices: sheet.shared(
      "index.gpu-prices",
      "factor",
      "Rent of a machine against the first month.",
      () =>
        growth(
          neg(
            sheet.assume(
              "price.gpu-decline",
              "How fast the rent of the same machine falls in a year.",
            ),
          ),
        ),
    ),
    request: addRequest(sheet, path, usage),
    efficiency: {
      memory: sheet.assume(
        "capacity.memory-efficiency",
        "Share of the memory bandwidth that a decode step reaches.",
      ),
      compute: sheet.assume(
        "capacity.compute-efficiency",
        "Share of the peak operations that reading a prompt reaches.",
      ),
      stepOverhead: sheet.assume(
        "capacity.step-overhead",
        "Time of a decode step that is neither bytes nor operations.",
      ),
    },
    target: {
      secondsPerToken: addPace(sheet, plan, path),
      maxSequences: sheet.assume(
        "capacity.max-sequences",
        "Sequences that the engine runs at once at most.",
      ),
    },
    ceiling: sheet.believe({
      id: "hosting.utilisation_ceiling",
      doc: "Share of a replica's speed that the peak is planned for.",
      plan: plan.hosting?.utilisation_ceiling,
      key: "hosting.utilisation_ceiling",
      default: "capacity.utilisation-ceiling",
    }),
    spare: sheet.believe({
      id: `${path}.redundancy`,
      doc: "Machines beyond those the load needs, so that one may fail.",
      plan: plan.paths[path]?.redundancy,
      default: "capacity.redundancy",
    }),
    early: sheet.assume(
      "capacity.early-software",
      "Share of the promised speed that engines reach where their software is early.",
    ),
  };
}

/** The demand as numbers: every input at its median, as in the lines that a reader sees. */
export function centralDemand(
  sheet: Sheet,
  demand: ServingDemand<Expression>,
): ServingDemand<number, Float64Array> {
  const { peak, mean, prices, request, efficiency, target, ceiling, spare, early } = demand;
  const single = { ...request, ...efficiency, ...target, ceiling, spare, early };
  const ids = [peak, mean, prices, ...Object.values(single)].map(idOf);
  const point = pointOfSheet(sheet, ids);
  const value = (each: Expression): number => point.value(idOf(each));
  const months = (each: Expression): Float64Array => point.months(idOf(each));
  return {
    peak: months(peak),
    mean: months(mean),
    prices: months(prices),
    request: {
      promptTokens: value(request.promptTokens),
      newPromptTokens: value(request.newPromptTokens),
      outputTokens: value(request.outputTokens),
    },
    efficiency: {
      memory: value(efficiency.memory),
      compute: value(efficiency.compute),
      stepOverhead: value(efficiency.stepOverhead),
    },
    target: {
      secondsPerToken: value(target.secondsPerToken),
      maxSequences: value(target.maxSequences),
    },
    ceiling: value(ceiling),
    spare: value(spare),
    early: value(early),
  };
}

function idOf(each: Expression): string {
  if (each.op !== "node") throw new Error(`${each.op} is no node`);
  return each.id;
}

/** Tokens of one call, as a replica sees them. */
function addRequest(sheet: Sheet, path: MachinePath, usage: TaskUsage): RequestShape<Expression> {
  const call = quantity(1, "call");
  const tokens = (id: string, doc: string, perCall: Term): Expression =>
    sheet.step(
      `${path}.replica.${id}`,
      "token",
      doc,
      max(mul(perCall, call), quantity(1, "token")),
    );
  return {
    promptTokens: tokens("prompt-tokens", "Mean prompt of a call.", usage.promptTokens),
    newPromptTokens: tokens(
      "new-prompt-tokens",
      "Part of a prompt that is not found in the prefix cache.",
      sub(add(usage.plainTokens, usage.newPrefixTokens), usage.cachedHistory),
    ),
    outputTokens: tokens(
      "output-tokens",
      "Tokens written in a call, reasoning included.",
      add(usage.outputTokens, usage.reasoningTokens),
    ),
  };
}

/** Longest mean pause between two tokens of an answer. */
function addPace(sheet: Sheet, plan: Plan, path: MachinePath): Expression {
  const doc = "Longest mean pause between two tokens of an answer.";
  const stated = plan.paths[path]?.tokens_per_second;
  if (stated === undefined) return sheet.assume("capacity.seconds-per-token", doc);
  const speed = sheet.believe({
    id: `${path}.tokens-per-second`,
    doc: "Least speed at which one answer appears.",
    plan: stated,
    key: `paths.${path}.tokens_per_second`,
  });
  return sheet.step(
    `${path}.seconds-per-token`,
    "s / token",
    doc,
    div(1, mul(speed, quantity(1, "second / s"))),
  );
}

/** Busiest hour over the average active hour. */
export const peakFactor = (sheet: Sheet, { workload }: Plan): Expression =>
  sheet.believe({
    id: "workload.peak_factor",
    doc: "Busiest hour over the average active hour.",
    plan: workload.peak_factor,
    key: "workload.peak_factor",
    default: "usage.peak-factor",
  });

/** Seconds of a month in which tasks arrive, s / month. */
export function activeSeconds(sheet: Sheet, { workload }: Plan): Expression {
  const hours = sheet.believe({
    id: "workload.active_hours",
    doc: "Hours of the day in which the tasks arrive.",
    plan: workload.active_hours,
    key: "workload.active_hours",
    default: "usage.active-hours",
  });
  const days = sheet.believe({
    id: "workload.active_days",
    doc: "Days of the week on which the tasks arrive.",
    plan: workload.active_days,
    key: "workload.active_days",
    default: "usage.active-days",
  });
  return mul(
    hours,
    quantity(secondsPerActiveHour, "s day / hour / month"),
    div(days, quantity(7, "day / week")),
  );
}

/** Calls per second, at the peak and over all hours, for one task a month. */
function addLoadPerTask(
  sheet: Sheet,
  plan: Plan,
  path: MachinePath,
  usage: TaskUsage,
): { readonly peakPerTask: Expression; readonly meanPerTask: Expression } {
  const factor = peakFactor(sheet, plan);
  const active = activeSeconds(sheet, plan);
  const paid = sheet.step(
    `${path}.paid-calls`,
    "1 / task",
    "Calls run for one task: calls × retries and use outside production.",
    mul(usage.callsPerTask, quantity(1, "1 / call"), usage.overhead),
  );
  const meanPerTask = sheet.step(
    `${path}.mean-per-task`,
    "month / task / s",
    "Calls per second for one task a month, over all hours: all calls ÷ all seconds of a month.",
    div(paid, quantity(24 * secondsPerActiveHour, "s / month")),
  );
  const peakPerTask = sheet.step(
    `${path}.peak-per-task`,
    "month / task / s",
    "Calls per second at the peak for one task a month: what cannot wait, × peak factor ÷ active seconds of a month; at least all calls ÷ all seconds, so that what waits is done too.",
    max(div(mul(paid, sub(1, usage.batchShare), factor), active), meanPerTask),
  );
  return { peakPerTask, meanPerTask };
}
