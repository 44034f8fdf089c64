import { scalar } from "./containers.ts";
import { nearest } from "./nearest.ts";
import { fail, ok } from "./outcome.ts";
import type { ScalarShape, Shape, ShapeText } from "./shape.ts";

type Scalar<Value> = Shape<Value> & ScalarShape;

/** How much of a text a message repeats. */
const quote = (text: string): string => `"${text.length > 60 ? `${text.slice(0, 57)}...` : text}"`;

/** What YAML reads as infinite or as no number; JSON has no such value, so it needs quotes. */
const notFinite = /^[-+]?(?:\.inf|\.nan|[\d.]+[eE]\+?\d{3,})$/i;

/** Free text of `min` to `max` characters; `pattern` must match all of it (say what it means in `expected`). */
export const text = ({
  min = 1,
  max = 2000,
  pattern,
  expected = "text",
  ...words
}: ShapeText & {
  min?: number;
  max?: number;
  pattern?: RegExp;
  expected?: string;
} = {}): Scalar<string> =>
  scalar({
    ...words,
    expected,
    schema: {
      type: ["string", "number", "boolean"],
      ...(min > 0 ? { minLength: min } : {}),
      maxLength: max,
      ...(pattern === undefined ? {} : { pattern: `^(?:${pattern.source})$` }),
    },
    parse: (value, { plain }) => {
      if (plain && notFinite.test(value)) {
        return fail({ message: `${quote(value)} is a number to YAML, not a text`, expected });
      }
      if (value.length < min || value.length > max) {
        return fail({
          code: "out_of_range",
          message: `${quote(value)} has ${value.length} characters`,
          expected: `${min} to ${max} characters`,
        });
      }
      if (pattern !== undefined && !new RegExp(`^(?:${pattern.source})$`, "u").test(value)) {
        return fail({ message: `${quote(value)} is not allowed here` });
      }
      return ok(value);
    },
  });

/** One of a closed set of words; a typo is answered with the nearest. */
export const choice = <const Word extends string>(
  choices: readonly Word[],
  words: ShapeText = {},
): Scalar<Word> =>
  scalar({
    ...words,
    expected: choices.length === 1 ? `${choices[0]}` : `one of ${choices.join(", ")}`,
    schema: { enum: [...choices] },
    parse: (value) => {
      const found = choices.find((word) => word === value);
      if (found !== undefined) return ok(found);
      const suggestion = nearest(value, choices);
      return fail({
        message: `${quote(value)} is not a choice`,
        ...(suggestion === undefined ? {} : { suggestion }),
      });
    },
  });

/** `true` or `false`. */
export const flag = (words: ShapeText = {}): Scalar<boolean> =>
  scalar({
    ...words,
    expected: "true or false",
    schema: { type: "boolean" },
    parse: (value, { plain }) => {
      if (plain && /^(true|True|TRUE)$/.test(value)) return ok(true);
      if (plain && /^(false|False|FALSE)$/.test(value)) return ok(false);
      const meant = /^(yes|y|on|true)$/i.test(value)
        ? "true"
        : /^(no|n|off|false)$/i.test(value)
          ? "false"
          : undefined;
      return fail({
        message: `${quote(value)} is neither true nor false${plain ? "" : " (it stands in quotes)"}`,
        ...(meant === undefined ? {} : { suggestion: meant }),
      });
    },
  });

interface Bounds {
  min?: number;
  max?: number;
}

const bounded = (kind: string, { min, max }: Bounds): string =>
  min !== undefined && min === max
    ? String(min)
    : min !== undefined && max !== undefined
      ? `${kind} from ${min} to ${max}`
      : min !== undefined
        ? `${kind}, ${min} or more`
        : max !== undefined
          ? `${kind}, at most ${max}`
          : kind;

const numberSchema = (type: "integer" | "number", { min, max }: Bounds) => ({
  type,
  ...(min === undefined ? {} : { minimum: min }),
  ...(max === undefined ? {} : { maximum: max }),
});

const readNumber = (value: string, expected: string, { min, max }: Bounds, pattern: RegExp) => {
  const amount = pattern.test(value) ? Number(value) : Number.NaN;
  if (Number.isNaN(amount)) return fail({ message: `${quote(value)} is not ${expected}` });
  if (!Number.isFinite(amount) || amount < (min ?? -Infinity) || amount > (max ?? Infinity)) {
    return fail({ code: "out_of_range" as const, message: `${quote(value)} is out of range` });
  }
  return ok(amount === 0 ? 0 : amount);
};

/** A whole number, within ±2^53 unless bounds say less. */
export const integer = (words: ShapeText & Bounds = {}): Scalar<number> => {
  const { min = -Number.MAX_SAFE_INTEGER, max = Number.MAX_SAFE_INTEGER, ...rest } = words;
  const expected = bounded("a whole number", words);
  return scalar({
    ...rest,
    expected,
    schema: numberSchema("integer", words),
    parse: (value) => readNumber(value, "a whole number", { min, max }, /^[-+]?\d+$/),
  });
};

/** A finite number, read to the nearest binary double; for prices use {@link decimal}. */
export const number = ({ min, max, ...words }: ShapeText & Bounds = {}): Scalar<number> => {
  const bounds = { ...(min === undefined ? {} : { min }), ...(max === undefined ? {} : { max }) };
  const expected = bounded("a number", bounds);
  return scalar({
    ...words,
    expected,
    schema: numberSchema("number", bounds),
    parse: (value) =>
      readNumber(value, "a number", bounds, /^[-+]?(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][-+]?\d{1,4})?$/),
  });
};

/** A decimal number kept as its own text, so that exact arithmetic can read it: `0.30`, `3e-7`. */
export const decimal = ({
  negative = false,
  ...words
}: ShapeText & { negative?: boolean } = {}): Scalar<string> => {
  const sign = negative ? "[-+]?" : "\\+?";
  const pattern = `^${sign}[0-9]{1,40}(?:\\.[0-9]{1,40})?(?:[eE][-+]?[0-9]{1,2})?$`;
  const matcher = new RegExp(pattern);
  return scalar({
    ...words,
    expected: `a decimal number${negative ? "" : ", 0 or more"}, e.g. 0.30`,
    schema: { type: ["number", "string"], pattern, ...(negative ? {} : { minimum: 0 }) },
    parse: (value) =>
      matcher.test(value)
        ? ok(value)
        : fail({ message: `${quote(value)} is not a plain decimal number` }),
  });
};

const daysIn = (year: number, month: number): number =>
  month === 2
    ? year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0)
      ? 29
      : 28
    : [4, 6, 9, 11].includes(month)
      ? 30
      : 31;

const datePattern = "^[0-9]{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12][0-9]|3[01])$";
const monthPattern = "^[0-9]{4}-(?:0[1-9]|1[0-2])$";

/** First and last date that is accepted, inclusive, in the same form as the date. */
interface Span {
  min?: string;
  max?: string;
}

const within = (value: string, { min = "", max = "~" }: Span) =>
  value >= min && value <= max
    ? ok(value)
    : fail({
        code: "out_of_range" as const,
        message: `${quote(value)} is too ${value < min ? "early" : "late"}`,
        expected: value < min ? `${min} or later` : `${max} or earlier`,
      });

/** A day of the calendar, `YYYY-MM-DD`, kept as text (which sorts by time). */
export const date = ({ min, max, ...words }: ShapeText & Span = {}): Scalar<string> =>
  scalar({
    ...words,
    expected: "a date as YYYY-MM-DD, e.g. 2026-11-23",
    schema: { type: "string", pattern: datePattern },
    parse: (value) => {
      const real =
        new RegExp(datePattern).test(value) &&
        Number(value.slice(8)) <= daysIn(Number(value.slice(0, 4)), Number(value.slice(5, 7)));
      return real
        ? within(value, spanOf(min, max))
        : fail({ message: `${quote(value)} is not a day of the calendar` });
    },
  });

/** A month of the calendar, `YYYY-MM`, kept as text (which sorts by time). */
export const month = ({ min, max, ...words }: ShapeText & Span = {}): Scalar<string> =>
  scalar({
    ...words,
    expected: "a month as YYYY-MM, e.g. 2027-01",
    schema: { type: "string", pattern: monthPattern },
    parse: (value) =>
      new RegExp(monthPattern).test(value)
        ? within(value, spanOf(min, max))
        : fail({ message: `${quote(value)} is not a month of the calendar` }),
  });

const spanOf = (min: string | undefined, max: string | undefined): Span => ({
  ...(min === undefined ? {} : { min }),
  ...(max === undefined ? {} : { max }),
});

/** A web address that begins with `https://` or `http://`. */
export const link = (words: ShapeText = {}): Scalar<string> =>
  text({
    ...words,
    pattern: /https?:\/\/[^\s/$.?#][^\s]*/,
    expected: "a web address, e.g. https://example.com/pricing",
  });
