import { describe, expect, it } from "vitest";
import { readTrace } from "./read-trace.ts";

const head = "TIMESTAMP,ContextTokens,GeneratedTokens";

describe("a trace as CSV", () => {
  it.each([
    {
      name: "Azure's of 2023",
      text: `${head}\r\n2023-11-16 18:17:03.9799600,4808,10\r\n2023-11-16 18:17:04.0319600,3180,8\r\n`,
      want: [
        [0, 4808, 4808, 10],
        [0.052, 3180, 3180, 8],
      ],
    },
    {
      name: "Azure's of 2024, in any order, with a zone",
      text: `${head}\n2024-05-10 00:00:01.5+00:00,20,5\n2024-05-10 02:00:00+02:00,10,3\n`,
      want: [
        [0, 10, 10, 3],
        [1.5, 20, 20, 5],
      ],
    },
    {
      name: "BurstGPT's",
      text: "Timestamp,Model,Request tokens,Response tokens,Total tokens\n5,ChatGPT,472,18,490\n45,ChatGPT,1087,0,1087\n118,GPT-4,417,276,693\n",
      want: [
        [0, 472, 472, 18],
        [113, 417, 417, 276],
      ],
      left: 1,
    },
    {
      name: "plain, with what was cached",
      text: "time,input_tokens,cached_tokens,output_tokens\n0,100,80,5\n2,100,100,5\n",
      want: [
        [0, 100, 20, 5],
        [2, 100, 1, 5],
      ],
    },
  ])("$name", ({ text, want, left = 0 }) => {
    const read = readTrace(text, "t.csv");
    if (!read.ok) throw new Error(JSON.stringify(read.error));
    const rows = read.value.requests.map((each) => [
      Math.round(each.arrivalS * 1e6) / 1e6,
      each.promptTokens,
      each.newPromptTokens,
      each.outputTokens,
    ]);
    expect(rows).toEqual(want);
    expect(read.value.withoutOutput).toBe(left);
  });

  it.each([
    {
      name: "nothing",
      text: "",
      at: [1, 1],
      says: "no column says when it came, nor tokens of the prompt, nor tokens written",
    },
    {
      name: "a column missing",
      text: "TIMESTAMP,ContextTokens\n1,2\n",
      at: [1, 1],
      says: "no column says tokens written",
    },
    { name: "no time", text: `${head}\n1,2,3\nsoon,2,3\n`, at: [3, 1], says: 'TIMESTAMP: "soon"' },
    {
      name: "no such day",
      text: `${head}\n2024-02-30 00:00:00,2,3\n`,
      at: [2, 1],
      says: "TIMESTAMP",
    },
    { name: "half a token", text: `${head}\n1,2.5,3\n`, at: [2, 3], says: 'ContextTokens: "2.5"' },
    {
      name: "a negative count",
      text: `${head}\n1,2,-3\n`,
      at: [2, 5],
      says: 'GeneratedTokens: "-3"',
    },
    { name: "an empty prompt", text: `${head}\n1,0,3\n`, at: [2, 3], says: 'ContextTokens: "0"' },
    {
      name: "a row that is cut off",
      text: `${head}\n1,2\n`,
      at: [2, 4],
      says: 'GeneratedTokens: ""',
    },
    {
      name: "one request",
      text: `${head}\n1,2,3\n`,
      at: [2, 1],
      says: "1 requests with an answer are no trace",
    },
    {
      name: "one moment",
      text: `${head}\n5,2,3\n5,2,3\n5,4,3\n`,
      at: [2, 1],
      says: "all requests came at the same time",
    },
    {
      name: "thirty years",
      text: `${head}\n0,2,3\n1000000000,2,3\n7,4,3\n`,
      at: [3, 1],
      says: "the last request came 11574 days after the first",
    },
  ])("says where and how: $name", ({ text, at, says }) => {
    const read = readTrace(text, "t.csv");
    if (read.ok) throw new Error("it was read");
    const [issue] = read.error;
    expect([issue?.line, issue?.column]).toEqual(at);
    expect(issue?.message).toContain(says);
    expect(issue?.example ?? issue?.expected).toBeDefined();
  });

  it("says what to do with milliseconds", () => {
    const read = readTrace(`${head}\n1700158623979,2,3\n`, "t.csv");
    expect(read.ok ? [] : read.error).toMatchObject([
      {
        expected: "a date with its time, or seconds: divide milliseconds by 1,000",
        example: "1700158623.979",
      },
    ]);
  });

  it("takes 400 days", () => {
    expect(readTrace(`${head}\n0,2,3\n${400 * 86_400},2,3\n`, "t.csv").ok).toBe(true);
  });

  it("tells of 20 rows at most", () => {
    const read = readTrace(`${head}\n${"x,1,1\n".repeat(500)}`, "t.csv");
    expect(read.ok ? 0 : read.error.length).toBe(20);
  });
});
