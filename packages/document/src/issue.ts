/**
 * What can be wrong with a document, as a closed set.
 *
 * `syntax` not YAML · `too_large`, `too_deep`, `too_many_aliases`, `cyclic_alias` limits ·
 * `not_text` bytes that are not UTF-8 text · `multiple_documents` · `duplicate_key` ·
 * `unknown_key` · `forbidden_key` · `missing_key` · `missing_value` key without a value ·
 * `wrong_kind` a list where a number belongs · `wrong_value` text that cannot be read ·
 * `out_of_range` · `ambiguous` two readings · `wrong_unit` · `inconsistent` two values that contradict ·
 * `unknown_path` an override names a place that is not there.
 */
export type IssueCode =
  | "syntax"
  | "too_large"
  | "too_deep"
  | "too_many_aliases"
  | "cyclic_alias"
  | "not_text"
  | "multiple_documents"
  | "duplicate_key"
  | "unknown_key"
  | "forbidden_key"
  | "missing_key"
  | "missing_value"
  | "wrong_kind"
  | "wrong_value"
  | "out_of_range"
  | "ambiguous"
  | "wrong_unit"
  | "inconsistent"
  | "unknown_path";

/**
 * One thing wrong with a document, with everything a person or an editor needs to mend it.
 *
 * `line` and `column` count from 1; columns are UTF-16 code units, as editors count;
 * `endColumn` is the first column after the offending text, on the same line.
 */
export interface Issue {
  readonly code: IssueCode;
  readonly file: string;
  readonly line: number;
  readonly column: number;
  readonly endColumn: number;
  /** One sentence: what is wrong. */
  readonly message: string;
  /** What would be accepted here. */
  readonly expected?: string;
  /** Text that works in this place. */
  readonly example?: string;
  /** The nearest valid word, for a likely typo. */
  readonly suggestion?: string;
  /** The whole line the issue is on. */
  readonly sourceLine?: string;
}
