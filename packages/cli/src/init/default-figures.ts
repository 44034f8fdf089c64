import { type Defaults, readDefaults } from "@outlay/estimate";
import { loadCatalog } from "../catalog/load.ts";

let defaults: Defaults | undefined;

/** The figures of a default of the catalog, in its unit. */
export interface DefaultFigures {
  readonly unit: string;
  readonly low: number;
  readonly likely: number;
  readonly high: number;
}

/**
 * The figures that an estimate takes where a plan does not say.
 *
 * @param id of the default, as the plan table names it
 */
export function defaultFigures(id: string): DefaultFigures {
  const row = catalogDefaults().get(id);
  if (row === undefined) throw new Error(`there is no default ${id}`);
  const { unit, distribution } = row;
  switch (distribution.kind) {
    case "point":
      return {
        unit,
        low: distribution.value,
        likely: distribution.value,
        high: distribution.value,
      };
    case "pert":
    case "triangular":
      return { unit, low: distribution.low, likely: distribution.likely, high: distribution.high };
    default:
      throw new Error(`the default ${id} has no likely value`);
  }
}

/** The defaults of the catalog, read once. */
export function catalogDefaults(): Defaults {
  if (defaults !== undefined) return defaults;
  const read = readDefaults(loadCatalog().defaultsText, "catalog/defaults.yaml");
  if (!read.ok) throw new Error(`the defaults cannot be read: ${read.error[0]?.message}`);
  defaults = read.value;
  return defaults;
}

/**
 * A default for people: its ends and what is most likely, with the unit.
 *
 * @example
 * figuresText({ unit: "USD / task", low: 6, likely: 13.5, high: 25 }) // => "$6 to $25, likely $13.5 (a task)"
 * figuresText({ unit: "s / token", low: 0.03, likely: 0.05, high: 0.1 }) // => "0.03 to 0.1, likely 0.05 (seconds a token)"
 * figuresText({ unit: "share", low: 0.35, likely: 0.5, high: 0.7 }) // => "35 % to 70 %, likely 50 %"
 */
export function figuresText({ unit, low, likely, high }: DefaultFigures): string {
  const [over = "", under] = unit.split(" / ");
  const rate = over === "share" || over === "1";
  const show = (value: number): string => {
    const digits = String(Number((rate ? value * 100 : value).toPrecision(4)));
    return rate ? `${digits} %` : over === "USD" ? `$${digits}` : digits;
  };
  const named = rate || over === "USD" || over === "factor";
  const per =
    under === undefined || (rate && under === "production")
      ? ""
      : `${/^(?:[aeio]|hour)/.test(under) ? "an" : "a"} ${under}`;
  const of = named ? per : `${over === "s" ? "seconds" : `${over}s`} ${per}`.trim();
  const span = low === high ? show(low) : `${show(low)} to ${show(high)}, likely ${show(likely)}`;
  return of === "" ? span : `${span} (${of})`;
}
