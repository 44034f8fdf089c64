import type { Estimate, Estimated } from "@outlay/estimate";
import {
  grouped,
  isPriced,
  monthWords,
  percent,
  pointsText,
  roughNumber,
  spanWords,
} from "@outlay/words";
import type { Inline, Text } from "../../document/block.ts";
import type { ReportSource } from "../../document/report-source.ts";

const about = (name: string, text: string): Text => [
  { kind: "strong", text: name } as Inline,
  ` ${text}`,
];

/** How inputs become ranges, ranges futures, and futures the figures that are shown. */
export function drawnItems({ estimate, model, evaluation }: Estimated): Text[] {
  const used = estimate.inputs.flatMap(({ id }) => {
    const node = model.graph.nodes.get(id);
    return node?.kind === "input" ? [node.distribution.kind] : [];
  });
  const points = used.filter((kind) => kind === "point").length;
  const { draws, seed, sampling } = estimate;
  const fewer =
    evaluation.monthlyDraws < draws
      ? ` The figures of a single month are of the first ${grouped(evaluation.monthlyDraws)} of them.`
      : "";
  return [
    about(
      "Ranges.",
      `Of ${used.length} inputs, ${points} are one number and ${used.length - points} are ranges. A range from one value to another holds nine cases in ten and reaches further up than down (lognormal) where the quantity is positive. One with a lowest, a likely and a highest value stays between them (PERT). An event happens or does not.`,
    ),
    about(
      "Futures.",
      `Each of the ${grouped(draws)} simulated futures takes one value of every range (seed ${seed}; ${sampling === "owen" ? "evenly spread over each range, by scrambled strata" : "at random"}).${fewer} An input has its own stream of values, so every path, product and baseline meets the same future: a difference is taken future by future.`,
    ),
    about(
      "Even odds, one chance in five.",
      "The middle of all futures (P50) is what to ask for: half of them cost more. One in five costs more than P80: what lies between the two is the reserve. The mean is not used, because a few bad futures pull it up.",
    ),
    about(
      "Middle values.",
      "Tables whose lines add up have every input at its median. The middle of a sum of skewed ranges lies above the sum of their middles, so these sums lie somewhat below the middle of all futures.",
    ),
    about(
      "What drives it.",
      "One input at a time goes from the value that one in ten lies below to the value that one in ten lies above; all others stay at their medians. These effects do not add up to the whole range.",
    ),
  ];
}

/** What is in the money and what is not. */
export function moneyItems({ estimated: { estimate, model }, plan }: ReportSource): Text[] {
  const overrun = estimate.inputs.find(({ id }) => id === "overrun.labour");
  const upkeep = model.runLines.some(({ id }) => id === "maintenance");
  const people = estimate.comparedBy === "total-with-fallback";
  return [
    about(
      "Time.",
      `Use begins in ${monthWords(estimate.start)} and is counted for ${spanWords(estimate.months)}. The build is paid evenly over the months before it. Wages, prices of tokens and machines, and the number of tasks change over the months as the inputs say.`,
    ),
    ...(overrun === undefined
      ? []
      : [
          about(
            "Overrun.",
            `One factor for the whole project on the labour of its build, with a long tail: ${roughNumber(overrun.p50)} in the middle, above ${roughNumber(overrun.p90)} in one case of ten. It is a line of its own and in every total. It is not on data rework (an event of its own) nor on the trial run and a partner, whose time is fixed. Published quotes are compared without it.`,
          ),
        ]),
    ...(upkeep
      ? [
          about(
            "Upkeep.",
            "From the second year a share of the build, which stands for retraining, tuning of prompts and watching. These are not counted again by their parts.",
          ),
        ]
      : []),
    about(
      "People who take over.",
      people
        ? "A failed task is done by a person. What that costs is counted beside the system and never mixed into its lines; paths are compared with it."
        : "The plan does not say what a failed task costs, so nobody takes over in these figures and a failure costs nothing.",
    ),
    about(
      "Not counted.",
      `${notCounted(plan)}Worth that is not gained while a launch waits is told among the surprises and is in no total.`,
    ),
    about(
      "Unknown is not zero.",
      "Where something has no price, the path says that its figures are too low, and it cannot win.",
    ),
    about(
      "Digits.",
      "Money is shown with two significant digits and calculated without rounding; the workbook and the JSON have all digits.",
    ),
  ];
}

/** What a plan has to state before it is charged. */
function notCounted({ commercial, finance }: ReportSource["plan"]): string {
  const left = [
    ...(commercial?.tax === undefined ? ["tax that is not given back"] : []),
    ...(finance?.exit_cost === undefined ? ["what leaving the seller costs"] : []),
  ];
  return left.length === 0
    ? ""
    : `The plan does not state ${left.join(" and ")}, so no total holds it. `;
}

/** Who can win, and when cost alone does not decide. */
export function comparedItems({ comparison, comparedBy, paths }: Estimate): Text[] {
  const priced = paths.filter(isPriced);
  const floor = priced.some(({ quality }) => quality.floor !== undefined);
  return [
    about(
      "Who can win.",
      `A path that may be built, whose parts all have a price${floor ? ", and that reaches the quality floor in the middle of its range" : ""}. The cheapest is the one that costs less than each other in more of the futures${comparedBy === "total" ? "" : ", people who take over included"}.`,
    ),
    ...(comparison === undefined
      ? []
      : [
          about(
            "Too close to call.",
            `Where it costs less than the next in fewer than ${percent(comparison.limits.chance)} of the futures, or where a difference of success of less than ${pointsText(comparison.limits.slack)} would turn the answer: a test of a few hundred tasks does not show so little.`,
          ),
        ]),
    about(
      "Published shares and ranges.",
      "They are benchmarks of other scopes, not targets: ours are put on the basis of each (without overrun and trial run; some with a year of infrastructure or some months of use), and the reason is told where ours lies outside.",
    ),
  ];
}
