import type { CallExpression, Expression } from "@outlay/estimate";
import { cellOf, monthColumn, monthIndexRow, monthsOf, type Places } from "./place.ts";

/** Where a formula stands, and where the nodes are that it names. */
export interface FormulaContext {
  readonly places: Places;
  /** Sheet of the formula. */
  readonly sheet: string;
  /** Length of the horizon. */
  readonly months: number;
  /** The month of the formula, 0-based; on sheets without months only `at` and `sumMonths` read one. */
  readonly month: number;
}

/** A part of a formula and how tightly it binds: 1 a sign, 2 a sum, 3 a product, 4 anything closed. */
interface Part {
  readonly text: string;
  readonly binding: number;
}

const closed = (text: string): Part => ({ text, binding: 4 });

/**
 * A formula of the graph as a spreadsheet has it, without its `=`.
 *
 * Series and values that run over the months must be nodes of their own (`sheetNodes` makes them so).
 * Where spreadsheets differ from each other or from us, the form is chosen that does not: `POWER` for
 * powers, since a sign binds tighter than `^`; `INT` for rounding, since `ROUND` and `ROUNDUP` turn
 * away from zero; `IF` for choices, which calculates the chosen side only.
 */
export const formulaOf = (e: Expression, context: FormulaContext): string =>
  partOf(e, context).text;

function partOf(e: Expression, context: FormulaContext): Part {
  const inner = (arg: Expression | undefined): string => formulaOf(arg as Expression, context);
  switch (e.op) {
    case "constant":
      return numberPart(e.value);
    case "node": {
      const place = context.places.get(e.id);
      if (place === undefined) throw new Error(`${e.id} has no place in the workbook`);
      return closed(cellOf(place, context.month, context.sheet));
    }
    case "month":
      return closed(monthIndexOf(context));
    case "year":
      return closed(`INT(${monthIndexOf(context)}/12)`);
    case "sumMonths": {
      const [arg] = e.args;
      const place = arg.op === "node" ? context.places.get(arg.id) : undefined;
      if (place?.sheet !== "Months") throw new Error("what is summed over months has no row");
      const { from = 0, to = context.months } = e;
      return closed(`SUM(${monthsOf(place, from, to, context.sheet)})`);
    }
    case "at":
      return partOf(e.args[0], { ...context, month: e.from as number });
    case "series":
    case "cumulative":
    case "compound":
    case "runningMax":
      throw new Error(`${e.op} has no row of its own`);
    case "add":
      return sumPart(e.args, context);
    case "sub":
      return sumPart(
        [e.args[0] as Expression, { op: "neg", args: [e.args[1] as Expression] }],
        context,
      );
    case "mul":
      return productPart(e.args, context);
    case "div": {
      const [a, b] = e.args as [Expression, Expression];
      return {
        text: `${bracketed(partOf(a, context), 3)}/${bracketed(partOf(b, context), 4)}`,
        binding: 3,
      };
    }
    case "neg":
      return { text: `-${bracketed(partOf(e.args[0] as Expression, context), 4)}`, binding: 1 };
    case "min":
    case "max":
      return closed(`${e.op.toUpperCase()}(${e.args.map(inner).join(",")})`);
    case "abs":
    case "sqrt":
    case "exp":
      return closed(`${e.op.toUpperCase()}(${inner(e.args[0])})`);
    case "log":
      return closed(`LN(${inner(e.args[0])})`);
    case "pow":
      return closed(`POWER(${inner(e.args[0])},${inner(e.args[1])})`);
    case "floor":
      return closed(`INT(${inner(e.args[0])})`);
    case "ceil":
      return {
        text: `-INT(-${bracketed(partOf(e.args[0] as Expression, context), 4)})`,
        binding: 1,
      };
    case "round":
      return closed(`INT(${bracketed(partOf(e.args[0] as Expression, context), 2)}+0.5)`);
    case "lt":
    case "le":
    case "eq":
    case "not":
      return closed(`IF(${conditionOf(e, context)},1,0)`);
    case "where":
      return closed(
        `IF(${conditionOf(e.args[0] as Expression, context)},${inner(e.args[1])},${inner(e.args[2])})`,
      );
  }
}

/** The cell that counts the months since the launch. */
const monthIndexOf = ({ month, sheet }: FormulaContext): string =>
  `${sheet === "Months" ? "" : "Months!"}${monthColumn(month)}$${monthIndexRow}`;

/** A number with all its digits; a negative one is bracketed like a sign. */
function numberPart(value: number): Part {
  const text = String(value).toUpperCase();
  return value < 0 ? { text, binding: 1 } : closed(text);
}

const bracketed = ({ text, binding }: Part, least: number): string =>
  binding < least ? `(${text})` : text;

/** A sum; what is subtracted has its sign before it. */
function sumPart(terms: readonly Expression[], context: FormulaContext): Part {
  const [first, ...rest] = terms as [Expression, ...Expression[]];
  if (rest.length === 0) return partOf(first, context);
  const texts = rest.map((term) =>
    term.op === "neg"
      ? `-${bracketed(partOf(term.args[0] as Expression, context), 3)}`
      : `+${bracketed(partOf(term, context), 2)}`,
  );
  return { text: formulaOf(first, context) + texts.join(""), binding: 2 };
}

/** A product without the factors of 1 that only carry a unit. */
function productPart(factors: readonly Expression[], context: FormulaContext): Part {
  const told = factors.filter((factor) => factor.op !== "constant" || factor.value !== 1);
  const [only, ...more] = told;
  if (only === undefined) return closed("1");
  if (more.length === 0) return partOf(only, context);
  return {
    text: told.map((factor) => bracketed(partOf(factor, context), 3)).join("*"),
    binding: 3,
  };
}

const comparisons: Readonly<Record<string, string>> = { lt: "<", le: "<=", eq: "=" };

/** An expression that is asked only whether it is 0, as a condition. */
function conditionOf(e: Expression, context: FormulaContext): string {
  const sign = comparisons[e.op];
  if (sign !== undefined && "args" in e) {
    const [a, b] = e.args.map((arg) => formulaOf(arg, context));
    return `${a}${sign}${b}`;
  }
  if (e.op === "not") {
    const [arg] = e.args as [Expression];
    // `and` and `or` are written with not, max and min.
    if ((arg.op === "max" || arg.op === "min") && arg.args.every(({ op }) => op === "not")) {
      const parts = arg.args.map((each) =>
        conditionOf((each as CallExpression).args[0] as Expression, context),
      );
      return `${arg.op === "max" ? "AND" : "OR"}(${parts.join(",")})`;
    }
    return `NOT(${conditionOf(arg, context)})`;
  }
  return `${bracketed(partOf(e, context), 2)}<>0`;
}
