/** Something a reader of a cost should know; the words for it are made by `noteText`. */
export interface Note {
  readonly code: NoteCode;
  /** The field, meter, model or name that it is about. */
  readonly about?: string;
  /** The numbers that caused it. */
  readonly values?: Readonly<Record<string, number | string>>;
}

/** Every note there is. */
export type NoteCode =
  | "api_detected"
  | "cached_above_input"
  | "parts_above_total"
  | "total_differs"
  | "ttl_differs"
  | "no_usage"
  | "count_missing"
  | "stream_cut"
  | "zero_usage"
  | "field_ignored"
  | "price_missing"
  | "model_unknown"
  | "provider_unknown"
  | "model_missing"
  | "model_ambiguous"
  | "usage_estimated"
  | "not_terminating"
  | "stated_differs"
  | "reader_differs"
  | "provisioned"
  | "several_models"
  | "reasoning_inferred"
  | "cache_outside_input"
  | "context_summed"
  | "not_in_usage"
  | "tokens_not_billed"
  | "attempt_unbilled"
  | "refused"
  | "byok"
  | "ttl_unknown"
  | "several_calls"
  | "search_by_request"
  | "not_a_count"
  | "session_shared"
  | "tier_unknown"
  | "price_old"
  | "promise_past"
  | "differs_from_list"
  | "list_cost"
  | "other";

const TEXTS: Readonly<Record<NoteCode, (note: Note) => string>> = {
  api_detected: (n: Note) => `read as ${n.about}: recognised by its fields`,
  cached_above_input: (n: Note) =>
    `${n.about}: more cached tokens (${n.values?.["cached"]}) than input tokens (${n.values?.["input"]}); counted as given`,
  parts_above_total: (n: Note) =>
    `${n.about}: the parts (${n.values?.["parts"]}) are more than the total (${n.values?.["total"]})`,
  total_differs: (n: Note) =>
    `total_tokens ${n.values?.["total"]} is not the sum of the counts ${n.values?.["sum"]}`,
  ttl_differs: (n: Note) =>
    `cache writes by time to live add up to ${n.values?.["sum"]}, not ${n.values?.["total"]}; the rest is counted without a time to live`,
  no_usage: (n: Note) => `${n.about ?? "the response"} has no usage: its cost is not known`,
  count_missing: (n: Note) =>
    `the response does not give ${n.about}: its cost is at least what the other counts cost`,
  stream_cut: () => "the stream ended before its last counts: they are a lower bound or missing",
  zero_usage: () => "the response says that nothing was used",
  field_ignored: (n: Note) => `${n.about} is informative and not billed; it was left out`,
  price_missing: (n: Note) =>
    `no price for ${n.values?.["quantity"]} × ${n.about}${reason(n.values?.["reason"])}`,
  model_unknown: (n: Note) =>
    `no prices for model ${n.about}${n.values?.["sellers"] ? ` at this provider; sold by ${n.values["sellers"]}` : ""}${n.values?.["nearest"] ? `; nearest: ${n.values["nearest"]}` : ""}`,
  provider_unknown: (n: Note) =>
    `the book has no provider ${n.about}${n.values?.["nearest"] ? `; nearest: ${n.values["nearest"]}` : ""}`,
  model_missing: () => "the response does not name its model, and none was given",
  model_ambiguous: (n: Note) =>
    `${n.about} is sold by several providers (${n.values?.["providers"]}): name one`,
  usage_estimated: () => "the usage is an estimate, so the cost is one",
  not_terminating: (n: Note) => `${n.about} does not terminate as a decimal; shown rounded`,
  stated_differs: (n: Note) =>
    `the provider states ${n.values?.["stated"]} USD, our prices give ${n.values?.["ours"]}`,
  reader_differs: (n: Note) =>
    `${n.about}: this book reads ${n.values?.["theirs"]}, our own reader ${n.values?.["ours"]}`,
  provisioned: () => "provisioned capacity is paid by the hour: these tokens have no price each",
  several_models: (n: Note) => `tokens of ${n.about} are in the same response and priced apart`,
  reasoning_inferred: (n: Note) =>
    `${n.values?.["count"]} tokens are only in the total: counted as reasoning`,
  cache_outside_input: () =>
    "the total shows that the input count leaves out the cached tokens; they were added",
  context_summed: () =>
    "the input count may add up several internal calls, so a long-context tier may not apply",
  not_in_usage: (n: Note) => `${n.about} is billed apart and not known from this response`,
  tokens_not_billed: (n: Note) => `the token counts are informative: billed by ${n.about}`,
  attempt_unbilled: (n: Note) =>
    `the attempt of ${n.about} was declined before any output and is not billed`,
  refused: () => "refused before any output: the provider may not bill this request",
  byok: () => "a key of one's own was used: the model's provider sends the bill",
  ttl_unknown: () => "the response does not tell how long its cache writes live",
  several_calls: (n: Note) =>
    `${n.values?.["count"]} model calls are in this response; each is priced by itself`,
  search_by_request: () => "searches are billed by the request for this model, not by the query",
  not_a_count: (n: Note) => `${n.about} is ${n.values?.["quantity"]}, which is not a count`,
  session_shared: () => "a container is billed once, and is counted in each response that uses it",
  tier_unknown: (n: Note) => `service tier ${n.about} is not known: priced as standard`,
  price_old: (n: Note) =>
    `a price of ${n.about} was last seen at a source on ${n.values?.["checked"]}, ${n.values?.["days"]} days before`,
  promise_past: (n: Note) =>
    `the price of ${n.about} is a promotion that was promised until ${n.values?.["until"]} only: whether it went on is not known`,
  differs_from_list: (n: Note) =>
    `${n.about}: this book has ${n.values?.["ours"]}, ${n.values?.["list"] === undefined ? "the vendor's list none" : `the vendor's list ${n.values["list"]}`}${n.values?.["ratio"] === undefined ? "" : ` (${n.values["ratio"]} ×)`}`,
  list_cost: (n: Note) => `at the vendor's list prices: ${n.values?.["list"]} USD`,
  other: (n: Note) => n.about ?? "",
};

const reason = (text: number | string | undefined): string =>
  text === undefined ? "" : ` (${text})`;

/** The sentence for a note, in plain words. */
export function noteText(note: Note): string {
  return TEXTS[note.code](note);
}
