import type { AdviceTables } from "@outlay/pricing";
import type { ModelAdvice, PathAdvice, SourcingRuling } from "./advice.ts";

const ways = ["closed", "open-through-host", "open-on-own-machines"] as const;

/**
 * Closed, open at a host, or open on machines of one's own: allowed, with conditions, or ruled out, as
 * the estimate answers for the candidates of each.
 */
export function sourcingRulings(
  advice: AdviceTables,
  paths: readonly PathAdvice[],
): readonly SourcingRuling[] {
  return ways.map((way): SourcingRuling => {
    const row = advice.sourcing.find(({ id }) => id === (way === "closed" ? "closed" : "open"));
    const more = row === undefined ? {} : { row };
    const of = (list: "candidates" | "askSeller"): ModelAdvice[] =>
      paths
        .flatMap((path) => path[list])
        .filter(({ sourcing }) => sourcing === way)
        .sort((a, b) => a.totalUsd - b.totalUsd);
    const [cheapest] = of("candidates");
    if (cheapest !== undefined) {
      return {
        way,
        state: cheapest.conditions.length > 0 ? "allowed-with-conditions" : "allowed",
        why: cheapest.conditions.map(({ text }) => text),
        cheapest,
        ...more,
      };
    }
    const [asked] = of("askSeller");
    if (asked !== undefined) {
      return {
        way,
        state: "allowed-with-conditions",
        why: [
          "Its seller has to agree to the plan's rules first.",
          ...asked.conditions.map(({ text }) => text),
        ],
        cheapest: asked,
        ...more,
      };
    }
    const own = way === "open-on-own-machines";
    const open = paths.filter(({ path }) => own === path.startsWith("self-hosted"));
    // Models whose weights the book does not tell of, or that were not worked out, are not ruled out.
    const left = open.some(
      ({ candidates, askSeller, notWorkedOut }) =>
        candidates.length + askSeller.length + (own ? 0 : notWorkedOut) > 0,
    );
    // The cheapest of each band break a limit: the dearer ones that were not worked out break it too.
    const limited = open.some(({ ruledOut }) => ruledOut.some(({ code }) => code === "limit"));
    const none = !open.some(
      ({ candidates, askSeller }) => candidates.length + askSeller.length > 0,
    );
    if (limited && none) return { way, state: "ruled-out", why: limitOf(open), ...more };
    if (left) return { way, state: "none-known", why: [NONE_KNOWN], ...more };
    return { way, state: "ruled-out", why: reasonsOf(open), ...more };
  });
}

const NONE_KNOWN =
  "The price book has no model left of which it says that it is one; it may still have some.";

/** The limit that the plan's own model breaks, or else the first. */
function limitOf(paths: readonly PathAdvice[]): readonly string[] {
  const out = paths.flatMap(({ ruledOut }) => ruledOut).filter(({ code }) => code === "limit");
  const told = out.find(({ own }) => own) ?? out[0];
  return told === undefined ? [] : [told.text];
}

/** Why none is left: rules first, else what most models fail at. */
function reasonsOf(paths: readonly PathAdvice[]): readonly string[] {
  const out = paths.flatMap(({ ruledOut }) => ruledOut);
  const rule = out.find(({ code }) => code === "rules");
  if (rule !== undefined) return [rule.text];
  const counts = [...Map.groupBy(out, ({ code }) => code)].sort(
    ([, a], [, b]) => b.length - a.length,
  );
  return counts.slice(0, 1).map(([, models]) => models[0]?.text ?? "");
}
