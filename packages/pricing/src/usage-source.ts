/** Where a body comes from. */
export interface UsageSource {
  /** Provider id or one of its other names; for a foreign book that book's own id. */
  readonly provider: string;
  /** The protocol; absent: recognised by the body's fields, and said so in a note. */
  readonly api?: string | undefined;
  /** Headers of the response, where a provider puts counts there (Bedrock's invoke). */
  readonly headers?: Readonly<Record<string, string>> | undefined;
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
