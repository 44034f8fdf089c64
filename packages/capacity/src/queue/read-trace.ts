import { fail, type Issue, issueAt, type Outcome, ok } from "@outlay/document";
import { type CsvCell, type CsvCells, csvCells, placeOfCell } from "@outlay/pricing";
import { readTraceTime } from "./read-trace-time.ts";
import type { TimedRequest } from "./timed-request.ts";

/** Requests of a trace, in order of arrival, the first at second 0. */
export interface Trace {
  readonly requests: readonly TimedRequest[];
  /** Rows that were left out because nothing was written: failed or cancelled requests. */
  readonly withoutOutput: number;
}

/** Names of columns in published traces: Azure's, BurstGPT's, and plain ones. Case and blanks do not count. */
const names = {
  time: ["timestamp", "time", "arrival_s", "arrival_time", "arrived_at"],
  prompt: [
    "contexttokens",
    "context_tokens",
    "input_tokens",
    "prompt_tokens",
    "requesttokens",
    "num_prefill_tokens",
  ],
  output: [
    "generatedtokens",
    "generated_tokens",
    "output_tokens",
    "completion_tokens",
    "responsetokens",
    "num_decode_tokens",
  ],
  cached: ["cachedtokens", "cached_tokens"],
} as const;

type Column = keyof typeof names;

const header = "TIMESTAMP,ContextTokens,GeneratedTokens";
const row = "2023-11-16 18:17:03.9799600,4808,10";
/** A file that is wrong throughout is told of once, not 20,000 times. */
const mostIssues = 20;

/** A trace over more days has a wrong year in it, and too many slots of five minutes to count. */
export const mostTraceDays = 400;

/**
 * Reads a trace of requests as CSV: a line of column names, then when each came, how many tokens its
 * prompt had and how many were written for it. Azure's public traces can be read as they are. Times are
 * dates (UTC unless they say otherwise) or seconds; rows may stand in any order; a column
 * `cached_tokens` says how much of the prompt a prefix cache held. A trace whose requests all come at one
 * moment has no rate and is refused, as is one over more than {@link mostTraceDays} days.
 *
 * @param file name for messages
 */
export function readTrace(text: string, file: string): Outcome<Trace, Issue[]> {
  const cells = csvCells(text, file);
  const [head, ...lines] = cells.lines;
  const columns = head === undefined ? {} : columnsOf(head);
  const { time, prompt, output, cached } = columns;
  if (head === undefined || time === undefined || prompt === undefined || output === undefined) {
    return fail([missing(cells, columns)]);
  }
  const issues: Issue[] = [];
  const read: TimedRequest[] = [];
  let withoutOutput = 0;
  let [earliest, latest] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  let latestCell: CsvCell | undefined;
  for (const line of lines) {
    if (issues.length >= mostIssues) break;
    const last = line.at(-1) as CsvCell;
    const at = (column: number): CsvCell =>
      line[column] ?? { text: "", start: last.end, end: last.end };
    const arrivalS = readTraceTime(at(time).text);
    const promptTokens = readTokens(at(prompt).text, 1);
    const outputTokens = readTokens(at(output).text, 0);
    const heldTokens = cached === undefined ? 0 : readTokens(at(cached).text, 0);
    const wrong = (column: number, expected: string, example: string): void => {
      const name = (head[column] as CsvCell).text;
      issues.push(
        issueAt(placeOfCell(cells, at(column)), {
          code: "wrong_value",
          message: `${name}: "${at(column).text.slice(0, 40)}" cannot be read`,
          expected,
          example,
        }),
      );
    };
    if (arrivalS === undefined) {
      const milliseconds = /^\d{13}(?:\.\d+)?$/.test(at(time).text);
      wrong(
        time,
        `a date with its time, or seconds${milliseconds ? ": divide milliseconds by 1,000" : ""}`,
        milliseconds
          ? `${at(time).text.slice(0, 10)}.${at(time).text.slice(10, 13)}`
          : "2023-11-16 18:17:03.98",
      );
    }
    if (promptTokens === undefined) wrong(prompt, "a whole number of tokens from 1", "4808");
    if (outputTokens === undefined) wrong(output, "a whole number of tokens", "10");
    if (heldTokens === undefined && cached !== undefined)
      wrong(cached, "a whole number of tokens", "0");
    if (arrivalS === undefined || promptTokens === undefined) continue;
    if (outputTokens === undefined || heldTokens === undefined) continue;
    if (outputTokens === 0) {
      withoutOutput++;
      continue;
    }
    // The last token of a prompt is always read: it gives the first of the answer.
    const newPromptTokens = Math.max(1, promptTokens - heldTokens);
    earliest = Math.min(earliest, arrivalS);
    if (arrivalS > latest) {
      latest = arrivalS;
      latestCell = at(time);
    }
    read.push({ arrivalS, promptTokens, newPromptTokens, outputTokens });
  }
  if (issues.length > 0) return fail(issues);
  if (read.length < 2 || latestCell === undefined) return fail([tooShort(cells, read.length)]);
  const lasting = wrongSpan(latest - earliest);
  if (lasting !== undefined) {
    return fail([issueAt(placeOfCell(cells, latestCell), { code: "wrong_value", ...lasting })]);
  }
  return ok({ requests: fromZero(read), withoutOutput });
}

/** What is wrong with the time from the first request to the last; undefined where nothing is. */
function wrongSpan(
  seconds: number,
): { readonly message: string; readonly expected: string; readonly example: string } | undefined {
  if (seconds <= 0) {
    return {
      message: "all requests came at the same time: that is no rate",
      expected: "two times at least",
      example: row,
    };
  }
  if (seconds <= mostTraceDays * 86_400) return undefined;
  return {
    message: `the last request came ${Math.round(seconds / 86_400)} days after the first`,
    expected: `a trace of ${mostTraceDays} days at most`,
    example: row,
  };
}

function columnsOf(head: readonly CsvCell[]): Partial<Record<Column, number>> {
  const plain = head.map(({ text }) => text.toLowerCase().replaceAll(" ", ""));
  const found: Partial<Record<Column, number>> = {};
  for (const column of Object.keys(names) as Column[]) {
    const index = plain.findIndex((name) => (names[column] as readonly string[]).includes(name));
    if (index >= 0) found[column] = index;
  }
  return found;
}

function missing(cells: CsvCells, columns: Partial<Record<Column, number>>): Issue {
  const lacking = (["time", "prompt", "output"] as const).filter(
    (each) => columns[each] === undefined,
  );
  const what = { time: "when it came", prompt: "tokens of the prompt", output: "tokens written" };
  const [first] = cells.lines[0] ?? [{ text: "", start: 0, end: 0 }];
  return issueAt(placeOfCell(cells, first as CsvCell), {
    code: "missing_key",
    message: `no column says ${lacking.map((each) => what[each]).join(", nor ")} of a request`,
    expected: lacking.map((each) => names[each].join(" or ")).join("; "),
    example: `a line ${header}, below it ${row}`,
  });
}

function tooShort(cells: CsvCells, requests: number): Issue {
  return issueAt(placeOfCell(cells, cells.lines.at(-1)?.[0] as CsvCell), {
    code: "missing_value",
    message: `${requests} requests with an answer are no trace: a rate takes two at least`,
    example: row,
  });
}

/** Whole tokens, at least `least`; undefined where it is something else. */
function readTokens(text: string, least: number): number | undefined {
  if (!/^\d{1,9}$/.test(text)) return undefined;
  const tokens = Number(text);
  return tokens >= least ? tokens : undefined;
}

function fromZero(requests: TimedRequest[]): TimedRequest[] {
  const sorted = requests.toSorted((a, b) => a.arrivalS - b.arrivalS);
  const startS = (sorted[0] as TimedRequest).arrivalS;
  return sorted.map((request) => ({ ...request, arrivalS: request.arrivalS - startS }));
}
