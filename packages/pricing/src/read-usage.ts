import type { Outcome } from "@outlay/document";
import { fail } from "@outlay/document";
import type { ApiFlavor } from "./api-flavor.ts";
import type { Usage } from "./usage.ts";

/** Where a body comes from. */
export interface UsageSource {
  /** Provider id or one of its other names; for a foreign book that book's own id. */
  readonly provider: string;
  /** The protocol; absent: recognised by the body's fields, and said so in a note. */
  readonly api?: string;
}

/** Why no usage could be read from a body. */
export type UsageError =
  | { readonly code: "not_an_object" }
  | { readonly code: "not_recognised"; readonly fields: readonly string[] }
  | { readonly code: "unknown_api"; readonly api: string; readonly known: readonly string[] }
  | {
      readonly code: "unknown_provider";
      readonly provider: string;
      readonly nearest: readonly string[];
    }
  | { readonly code: "provider_error"; readonly message: string }
  | { readonly code: "bad_count"; readonly field: string; readonly value: string };

/** A reader of one protocol. */
export type ReadBody = (
  body: Readonly<Record<string, unknown>>,
  api: ApiFlavor,
) => Outcome<Usage, UsageError>;

/** Usage of one response body, on disjoint meters. */
export function readUsage(body: unknown, _source: UsageSource): Outcome<Usage, UsageError> {
  if (typeof body !== "object" || body === null) return fail({ code: "not_an_object" });
  return fail({ code: "not_recognised", fields: Object.keys(body) });
}
