import type { Problem } from "@outlay/document";
import { median } from "../distribution/index.ts";
import type { Plan } from "./plan.ts";

/** What the shares may differ from 100 %: three roles of 33.3 % are a whole team. */
const slack = 0.005;

/** The roles of a plan do all the work between them: their shares add up to 100 %. */
export function wholeTeam({
  roles,
}: NonNullable<Plan["people"]>): (Problem & { readonly at: readonly string[] })[] {
  if (roles === undefined) return [];
  const sum = roles.reduce((all, { share }) => all + median(share.distribution), 0);
  if (Math.abs(sum - 1) <= slack) return [];
  return [
    {
      at: ["roles"],
      message: `the shares of the roles add up to ${Number((sum * 100).toFixed(1))} %`,
      expected: "shares that add up to 100 %",
    },
  ];
}
