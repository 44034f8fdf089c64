import { placeNamed } from "@outlay/capacity";
import type { Plan } from "../../plan/index.ts";
import type { EstimateFacts } from "../facts.ts";
import type { Choice } from "./choice.ts";

/**
 * Electricity where the machines stand that are bought: `power.price.<country>` of the catalog for the
 * countries of `hosting.region`, where the plan states no price of its own. A region that nobody knows is
 * refused elsewhere.
 */
export function powerChoice(
  { hosting }: Plan,
  { services, countries }: Pick<EstimateFacts, "services" | "countries">,
): Choice | undefined {
  const region = hosting?.region?.value;
  const rented = (hosting?.site ?? "cloud") === "cloud";
  if (region === undefined || rented || hosting?.power_price !== undefined) return undefined;
  const place = placeNamed(countries, region);
  if (place === undefined) return undefined;
  const ids = place.countries.map(({ id }) => `power.price.${id}`).filter((id) => services.has(id));
  if (ids.length > 0) return { rows: { "price.power": { anyOf: ids } }, notes: [] };
  return {
    rows: {},
    notes: [
      {
        code: "price-fallback",
        text: `The catalog has no price of electricity for ${region} (hosting.region): that of other countries is assumed (price.power). State hosting.power_price.`,
      },
    ],
  };
}
