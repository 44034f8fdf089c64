import type { PricedBody } from "./priced-body.ts";

type Unreadable = Extract<PricedBody, { kind: "unreadable" }>["error"];

/** Why a body cannot be read, in one sentence without a full stop. */
export function errorText(error: Unreadable): string {
  switch (error.code) {
    case "unreadable":
      return error.reason;
    case "not_an_object":
      return "is JSON, but not a response: a response is an object";
    case "not_recognised":
      return `is not recognised as a response; its fields are ${error.fields.join(", ") || "none"}`;
    case "unknown_api":
      return `--api ${error.api} is not known; known are ${error.known.join(", ")}`;
    case "unknown_provider":
      return `there is no provider ${error.provider} in this book${near(error.nearest)}`;
    case "provider_error":
      return `is an error of the provider: ${error.message}`;
    case "bad_count":
      return `${error.field} should be a count, but is ${error.value}`;
  }
}

const near = (names: readonly string[]): string =>
  names.length === 0 ? "" : `; nearest: ${names.join(", ")}`;
