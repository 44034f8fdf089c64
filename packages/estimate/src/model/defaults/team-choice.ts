import type { Plan } from "../../plan/index.ts";
import type { Choice } from "./choice.ts";

/**
 * Where the people are: the hour of a team there, `labour.team.<location>` of the catalog, is assumed
 * where the plan states no rate.
 */
export function teamChoice({ people }: Plan): Choice | undefined {
  const location = people?.location;
  if (location === undefined) return undefined;
  const over =
    (people?.roles ?? []).length > 0
      ? "people.roles"
      : people?.rate === undefined
        ? undefined
        : "people.rate";
  return {
    rows: { "labour.rate.blended": [{ id: `labour.team.${location}` }] },
    notes:
      over === undefined
        ? []
        : [
            {
              code: "input-unused",
              text: `people.location has no effect: the plan states rates (${over}).`,
            },
          ],
  };
}
