import type { RequestShape, ServingTarget } from "@outlay/capacity";
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
import type { DayShape } from "./autoscaling.ts";

/** Seconds in the active hours of a month, for each active hour of a day. */
const secondsPerActiveHour = (365.25 / 12) * 3600;

/** Where no replica keeps the times, however few calls it gets, the peak is planned for this share. */
export const unkeptRow = "capacity.utilisation-ceiling";

/** What a fleet is asked to do, whichever machines it is made of. */
export interface ServingDemand<T, Months = T> {
  /** Calls per second in the busiest hour of each month. */
  readonly peak: Months;
  /** Calls per second of each month, over all its hours. */
  readonly mean: Months;
  /** Rent of a machine against the first month. */
  readonly prices: Months;
  readonly request: RequestShape<T>;
  readonly target: ServingTarget<T>;
  /** Tokens per second that a full replica writes, where the plan measured it. */
  readonly measured?: T;
  /** Share of a replica's speed that the peak is planned for, where the plan states it. */
  readonly ceiling?: T;
  /** Machines beyond those the load needs. */
  readonly spare: T;
  /** How the calls of a day come, where machines follow them (`hosting.autoscaling`). */
  readonly day?: DayShape<T>;
  /** Calls per second that may wait, over all hours of each month; where machines follow the load. */
  readonly waiting?: Months;
}

/** Adds the demand to the graph. It comes before the choice of machines, which looks at it. */
export function addServingDemand(
  sheet: Sheet,
  plan: Plan,
  path: MachinePath,
  usage: TaskUsage,
): ServingDemand<Expression> {
  const { peakPerTask, meanPerTask } = addLoadPerTask(sheet, plan, path, usage);
  const measured = plan.paths[path]?.measured_tokens_per_second;
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
    target: {
      secondsPerToken: addPace(sheet, plan, path),
      maxSequences: sheet.assume(
        "capacity.max-sequences",
        "Sequences that the engine runs at once at most.",
      ),
    },
    ...(measured === undefined
      ? {}
      : {
          measured: sheet.believe({
            id: `${path}.measured-tokens-per-second`,
            doc: "Tokens that one full copy of the model writes in a second, as measured.",
            plan: measured,
            key: `paths.${path}.measured_tokens_per_second`,
          }),
        }),
    ...(plan.hosting?.utilisation_ceiling === undefined
      ? {}
      : {
          ceiling: sheet.believe({
            id: "hosting.utilisation_ceiling",
            doc: "Share of a replica's speed that the peak is planned for.",
            plan: plan.hosting.utilisation_ceiling,
            key: "hosting.utilisation_ceiling",
            default: unkeptRow,
          }),
        }),
    ...addDay(sheet, plan, path, usage),
    spare: sheet.believe({
      id: `${path}.redundancy`,
      doc: "Machines beyond those the load needs, so that one may fail.",
      plan: plan.paths[path]?.redundancy,
      default: "capacity.redundancy",
    }),
  };
}

/** A demand with the share of a replica's speed that its peak is planned for. */
export interface PlannedDemand<T> extends ServingDemand<T> {
  readonly ceiling: T;
}

/** The demand as numbers: every input at its median, as in the lines that a reader sees. */
export function centralDemand(
  sheet: Sheet,
  demand: ServingDemand<Expression>,
): ServingDemand<number, Float64Array> {
  const { peak, mean, prices, request, target, measured, ceiling, spare, day, waiting } = demand;
  const single = {
    ...request,
    ...target,
    ...(ceiling === undefined ? {} : { ceiling }),
    spare,
    ...(measured === undefined ? {} : { measured }),
    ...day,
  };
  const monthly = [peak, mean, prices, ...(waiting === undefined ? [] : [waiting])];
  const ids = [...monthly, ...Object.values(single)].map(idOf);
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
    target: {
      secondsPerToken: value(target.secondsPerToken),
      maxSequences: value(target.maxSequences),
    },
    ...(measured === undefined ? {} : { measured: value(measured) }),
    ...(ceiling === undefined ? {} : { ceiling: value(ceiling) }),
    spare: value(spare),
    ...(day === undefined || waiting === undefined
      ? {}
      : {
          waiting: months(waiting),
          day: {
            activeShare: value(day.activeShare),
            peakFactor: value(day.peakFactor),
            startUpShare: value(day.startUpShare),
          },
        }),
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
export function activeSeconds(sheet: Sheet, plan: Plan): Expression {
  const { workload } = plan;
  const hours = sheet.believe({
    id: "workload.active_hours",
    doc: "Hours of the day in which the tasks arrive.",
    plan: workload.active_hours,
    key: "workload.active_hours",
    default: "usage.active-hours",
  });
  return mul(
    hours,
    quantity(secondsPerActiveHour, "s day / hour / month"),
    div(activeDays(sheet, plan), quantity(7, "day / week")),
  );
}

const activeDays = (sheet: Sheet, { workload }: Plan): Expression =>
  sheet.believe({
    id: "workload.active_days",
    doc: "Days of the week on which the tasks arrive.",
    plan: workload.active_days,
    key: "workload.active_days",
    default: "usage.active-days",
  });

/** How the calls of a day come, where rented machines follow them. */
function addDay(
  sheet: Sheet,
  plan: Plan,
  path: MachinePath,
  usage: TaskUsage,
): Pick<ServingDemand<Expression>, "day" | "waiting"> {
  const { hosting, paths } = plan;
  const rents = hosting?.site !== "owned" && paths[path]?.purchase !== "committed";
  if (hosting?.autoscaling !== true || !rents) return {};
  const startUp = sheet.believe({
    id: "hosting.start_up",
    doc: "Time from the order of a machine until it answers.",
    plan: hosting.start_up,
    key: "hosting.start_up",
    default: "hosting.start-up",
  });
  const days = activeDays(sheet, plan);
  return {
    waiting: sheet.step(
      `${path}.waiting-requests`,
      "1 / s",
      "Calls per second of each month that may wait, over all its hours.",
      mul(node(`${path}.mean-requests`), usage.batchShare),
    ),
    day: {
      activeShare: sheet.shared(
        "workload.active-share",
        "share",
        "Part of all hours in which tasks arrive.",
        () => div(activeSeconds(sheet, plan), quantity(24 * secondsPerActiveHour, "s / month")),
      ),
      peakFactor: sheet.shared(
        "workload.peak-over-mean",
        "factor",
        "Busiest hour over the average active hour.",
        () => peakFactor(sheet, plan),
      ),
      startUpShare: sheet.shared(
        "hosting.start-up-share",
        "share",
        "Part of all hours that one start of a machine on each active day takes.",
        () => mul(div(startUp, quantity(24 * 60, "minute")), div(days, quantity(7, "day / week"))),
      ),
    },
  };
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
