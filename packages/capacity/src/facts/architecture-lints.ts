import { type CountedFrom, countedParameters } from "./counted-parameters.ts";

/** What the lints look at. */
export interface LintedModel extends CountedFrom {
  readonly parameters: number;
  readonly active_parameters?: number;
}

/** How far a stated count may be from the counted one: norms, image encoders, rounding by vendors. */
const tolerance = 0.03;
const activeTolerance = 0.1;

/**
 * What an entry of `models/open.yaml` contradicts itself in, in words.
 *
 * @example
 * const attention = { kind: "heads" as const, kv_heads: 3, head_dim: 64 };
 * const [problem] = architectureProblems({ parameters: 1e9, layers: 1, hidden: 64, heads: 32, attention });
 * problem // => "32 heads cannot share 3 kv heads: the one is no multiple of the other"
 */
export function architectureProblems(each: LintedModel): string[] {
  const { attention, experts, heads, parameters, active_parameters: active = parameters } = each;
  const problems: string[] = [];
  if (active > parameters) problems.push("active_parameters is above parameters");
  if (experts === undefined && active !== parameters) problems.push("experts are missing");
  if (experts !== undefined && experts.per_token >= experts.total) {
    problems.push("experts.per_token is not below experts.total");
  }
  for (const kv of [attention.kv_heads, attention.sliding_kv_heads]) {
    if (heads !== undefined && kv !== undefined && heads % kv !== 0) {
      problems.push(
        `${heads} heads cannot share ${kv} kv heads: the one is no multiple of the other`,
      );
    }
  }
  const counted = countedParameters(each);
  if (counted === undefined) return problems;
  const isFar = (stated: number, computed: number, allowed: number): boolean =>
    Math.abs(stated / computed - 1) > allowed;
  if (isFar(parameters, counted.all, tolerance)) {
    problems.push(contradiction("parameters", parameters, counted.all));
  }
  // A token looks its embedding up, so some vendors do not count the table among the active ones.
  const table = (each.vocabulary ?? 0) * each.hidden;
  if (
    isFar(active, counted.active, activeTolerance) &&
    isFar(active, counted.active - table, activeTolerance)
  ) {
    problems.push(contradiction("active_parameters", active, counted.active));
  }
  return problems;
}

const contradiction = (key: string, stated: number, computed: number): string =>
  `${key} is ${billions(stated)}, but its layers, widths and vocabulary make ${billions(computed)}`;

const billions = (count: number): string => `${(count / 1e9).toFixed(2)} billion`;
