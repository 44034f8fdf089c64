import { fail, type JsonSchema, ok, type ScalarShape, type Shape, shape } from "@outlay/document";
import { toPlanUnit } from "./plan-unit.ts";
import type { Quantity } from "./quantity.ts";
import { boundsOf, describeQuantity, type QuantitySpec } from "./quantity-spec.ts";
import { readQuantity } from "./read-quantity.ts";

/** The shape of a quantity: text as people write it, read into a `Quantity`. */
export const quantityShape = (spec: QuantitySpec, doc: string): Shape<Quantity> & ScalarShape =>
  shape.scalar<Quantity>({
    doc,
    examples: [spec.example],
    expected: describeQuantity(spec),
    schema: quantitySchema(spec),
    parse: (text, { place }) => {
      const read = readQuantity(text, spec);
      return read.ok
        ? ok({ distribution: read.value, unit: spec.unit, text, position: place() })
        : fail({ example: spec.example, ...read.error });
    },
  });

/** Accepts all that `readQuantity` accepts, and refuses a missing `%`, `$` or time. */
function quantitySchema(spec: QuantitySpec): JsonSchema {
  const unit = toPlanUnit(spec.unit);
  const { min, max } = boundsOf(spec);
  const timed = unit.under?.kind === "time" && spec.implied !== true;
  const unitSign =
    unit.over.kind === "share"
      ? "(?=.*(?:%|[Pp][Ee][Rr][Cc][Ee][Nn][Tt]))"
      : unit.over.kind === "USD"
        ? "(?=.*(?:\\$|[Uu][Ss][Dd]|[Dd][Oo][Ll][Ll][Aa][Rr]))"
        : unit.over.kind === "time"
          ? "(?=.*[0-9].*[a-zA-Z])"
          : "";
  const rateSign = timed
    ? "(?=.*(?:/|[Pp][Ee][Rr]|[Aa]|[Ee][Aa][Cc][Hh]|[Ee][Vv][Ee][Rr][Yy]))"
    : "";
  const bare = !timed && (unit.over.kind === "factor" || unit.over.kind === "noun");
  const written: JsonSchema = {
    type: "string",
    pattern: `^(?:${unitSign}${rateSign}.*[0-9][\\s\\S]*|[-+−]?[0.]+)$`,
  };
  // Without a unit only 0 is clear, where a unit is needed.
  return {
    anyOf: [written, bare ? { type: "number", minimum: min, maximum: max } : { const: 0 }],
  };
}
