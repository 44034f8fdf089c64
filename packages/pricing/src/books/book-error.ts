/** Why a foreign book could not be opened. */
export type BookError =
  | { readonly code: "unknown_kind"; readonly kind: string; readonly known: readonly string[] }
  | { readonly code: "no_text"; readonly kind: string }
  /** Only where prices are wanted of it: a catalogue in which none was found. */
  | { readonly code: "no_price"; readonly kind: string; readonly file: string }
  | { readonly code: "not_json"; readonly file: string; readonly message: string }
  | {
      readonly code: "wrong_shape";
      readonly file: string;
      /** Where in the file: `[3].models[0].prices.input_mtok`. */
      readonly path: string;
      readonly expected: string;
    };

/** The sentence for an error, in plain words. */
export function bookErrorText(error: BookError): string {
  switch (error.code) {
    case "unknown_kind":
      return `no kind of price book is called ${error.kind}; there are ${error.known.join(", ")}`;
    case "no_text":
      return `the ${error.kind} book has no files to read`;
    case "no_price":
      return `${error.file}: no price read; is it a catalogue of the kind ${error.kind}, and whole?`;
    case "not_json":
      return `${error.file} is not JSON: ${error.message}`;
    case "wrong_shape":
      return `${error.file}: ${error.path || "the file"} should be ${error.expected}`;
  }
}
