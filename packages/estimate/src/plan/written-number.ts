import { fail, type Outcome, ok, type Problem } from "@outlay/document";

/** A number found in a text; offsets count in the text. */
export interface WrittenNumber {
  readonly value: number;
  /** As written, without a scale word. */
  readonly text: string;
  readonly from: number;
  readonly to: number;
}

const space = "\\u0020\\u00a0\\u202f\\u2009";
/** Groups of three with one sign throughout, then plain digits; an exponent may follow. */
const pattern = new RegExp(
  `(?:\\d{1,3}([,_'’${space}])\\d{3}(?!\\d)(?:\\1\\d{3}(?!\\d))*(?:\\.\\d+)?|\\d+(?:\\.\\d+)?|\\.\\d+)(?:[eE][-+]?\\d+)?`,
  "y",
);
/** Digits with signs between them that do not form one of the numbers above. */
const tangled = /[\d.,_'’]*[\d.]/y;

/**
 * Reads the number that starts at an offset: `1500`, `1,500`, `1 500`, `1_500`, `1'500`, `1.5`,
 * `2e6`. What could be two numbers (`1,5`, `1.500.000`) is refused; nothing is guessed.
 *
 * @returns undefined when no digit stands there
 */
export function readNumberAt(
  text: string,
  from: number,
): Outcome<WrittenNumber, Problem> | undefined {
  pattern.lastIndex = from;
  const match = pattern.exec(text);
  if (match === null) return undefined;
  const to = from + match[0].length;
  if (/^[.,_'’]\d|^_/.test(text.slice(to, to + 2))) {
    tangled.lastIndex = from;
    const whole = tangled.exec(text)?.[0] ?? match[0];
    return fail({ ...ambiguity(whole), from, to: from + whole.length });
  }
  const value = Number(match[0].replaceAll(new RegExp(`[,_'’${space}]`, "g"), ""));
  if (!Number.isFinite(value)) {
    return fail({
      code: "out_of_range",
      message: `${match[0].slice(0, 40)} is too large`,
      from,
      to,
    });
  }
  return ok({ value, text: match[0], from, to });
}

function ambiguity(written: string): Problem {
  const digits = written.replaceAll(/\D/g, "");
  const decimal = /^(\d+),(\d+)$/.exec(written);
  if (decimal !== null) {
    return {
      code: "ambiguous",
      message: `${written} can be read in two ways`,
      expected: `${decimal[1]}.${decimal[2]} with a decimal point, or ${digits} without a sign`,
    };
  }
  return {
    code: "ambiguous",
    message: `${written} is not clear: a comma groups thousands, a point begins the decimals`,
    expected: /^\d{1,3}(?:\.\d{3})+(?:,\d+)?$/.test(written)
      ? `${written.replaceAll(".", "").replace(",", ".")} or ${written.replace(",", ";").replaceAll(".", ",").replace(";", ".")}`
      : "a number such as 1500, 1,500 or 1.5",
  };
}
