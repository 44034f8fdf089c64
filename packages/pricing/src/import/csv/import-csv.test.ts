import { formatIssue } from "@outlay/document";
import { expect, it } from "vitest";
import {
  at,
  importCsv,
  METERS,
  type Meter,
  type PriceFile,
  priceBooks,
  priceFileText,
  readPriceFile,
  toDecimal,
} from "../../index.ts";

const HEAD = "provider,model,meter,usd,per,from,to,tier,above,region,note";
const read = (text: string) =>
  importCsv({
    text,
    file: "offer.csv",
    day: "2026-07-01",
    known: "2026-07-02",
    as: "offer",
    source: {
      id: "offer",
      kind: "report",
      title: "An offer",
      dated: "2026-07-01",
      read: "2026-07-02",
    },
  });

const TABLE = `${HEAD}
openai,gpt-x,input_text,2.40,1M,2026-07-01,2027-01-01,,,,"an offer, order form 4711"
openai,gpt-x,input_text,2.10,1M,2027-01-01,,,,,
openai,gpt-x,output_text,0.012,1000,2026-07-01,,,,,
openai,gpt-x,input_text,1.20,"1,000,000",2026-07-01,,batch,,,
openai,gpt-x,output_text,6,1M,2026-07-01,,batch,,,\r
openai,gpt-x,web_searches,0.01,1,2026-07-01,2026-10-01,,,,
acme,m:1,input_text,1,1M,2026-07-01,2026-08-01,,,eu,
`;

it("makes whole sheets of lines with days of their own", () => {
  const made = read(TABLE);
  if (!made.ok) throw new Error(made.error.map(formatIssue).join("\n"));
  const again = readPriceFile(priceFileText(made.value.file as PriceFile), "offer.yaml", new Map());
  if (!again.ok) throw new Error(again.error.map(formatIssue).join("\n"));
  const book = priceBooks([again.value]).get("offer");
  const usd = (meter: Meter, day: string, tier: "standard" | "batch" = "standard") => {
    const found = book?.find({ provider: "openai", model: "gpt-x", at: at(day) });
    const context = { at: at(day), contextTokens: 1, serviceTier: tier };
    const price = found?.ok ? found.value.table.pick(meter, context)?.usdPerUnit : undefined;
    return price && toDecimal({ n: price.n * METERS[meter].per, d: price.d }).text;
  };
  expect([
    usd("input_text", "2026-06-30"),
    usd("input_text", "2026-07-01"),
    usd("input_text", "2027-01-01"),
    usd("output_text", "2027-02-01"),
    usd("input_text", "2027-01-01", "batch"),
    usd("web_searches", "2026-09-30"),
    usd("web_searches", "2026-10-01"),
  ]).toEqual([undefined, "2.4", "2.1", "12", "1.2", "10", undefined]);
  expect(again.value.models[1]).toMatchObject({
    id: "m:1",
    prices: [{ from: "2026-07-01", to: "2026-08-01", usd: [{ region: "eu", input_text: "1.00" }] }],
  });
});

it("takes two ways to write a seller or a model for one, so that its book can be read", () => {
  const made = read(`${HEAD}
OpenAI,gpt-x,input_text,2,1M,2026-07-01
openai,GPT-X,output_text,8,1M,2026-07-01
Acme,m,input_text,1,1M,2026-07-01
acme,m,output_text,4,1M,2026-07-01
`);
  if (!made.ok) throw new Error(made.error.map(formatIssue).join("\n"));
  const file = made.value.file as PriceFile;
  const { models } = file;
  expect(models.map(({ provider, id, prices }) => ({ provider, id, usd: prices[0]?.usd }))).toEqual(
    [
      { provider: "openai", id: "gpt-x", usd: [{ input_text: "2.00", output_text: "8.00" }] },
      { provider: "Acme", id: "m", usd: [{ input_text: "1.00", output_text: "4.00" }] },
    ],
  );
  expect(readPriceFile(priceFileText(file), "offer.yaml", new Map()).ok).toBe(true);
});

it("names what the lints refuse", () => {
  const made = read(`${HEAD}\n${line}\nopenai,m,output_text,8000,1M,2026-07-01`);
  expect(made.ok && made.value.notes).toMatchObject([{ what: "output_text", because: "refused" }]);
  expect(made.ok && made.value.file?.models[0]?.prices[0]?.usd).toEqual([{ input_text: "2.00" }]);
});

const line = "openai,m,input_text,2,1M,2026-07-01";
it.each([
  { name: "an unknown column", text: "provider,modle\n", want: ['1:10 "modle" is no column'] },
  {
    name: "no column",
    text: "provider,model,meter,usd,per\n",
    want: ["1:26 no column from"],
  },
  {
    name: "other separators",
    text: "provider;model\n",
    want: ['1:1 "provider;model" is no column'],
  },
  { name: "no prices", text: `${HEAD}\n\n`, want: ["1:1 the table has no prices"] },
  {
    name: "a wrong meter and price",
    text: `${HEAD}\nopenai,m,input_txt,$2,1M,2026-07-01\n`,
    want: ['2:10 "input_txt" is no meter'],
  },
  {
    name: "a price with a sign",
    text: `${HEAD}\nopenai,m,input_text,$2,1M,2026-07-01`,
    want: ['2:21 "$2" is no price'],
  },
  {
    name: "no units",
    text: `${HEAD}\nopenai,m,input_text,2,,2026-07-01`,
    want: ['2:23 "" is no number of units'],
  },
  {
    name: "units that give no decimal",
    text: `${HEAD}\nopenai,m,input_text,2,3,2026-07-01`,
    want: ["2:23 2 for 3 is no finite decimal for 1000000"],
  },
  {
    name: "a wrong day",
    text: `${HEAD}\nopenai,m,input_text,2,1M,1.7.2026`,
    want: ['2:26 "1.7.2026" is not a day'],
  },
  {
    name: "an end before its start",
    text: `${HEAD}\n${line},2026-07-01`,
    want: ["2:37 ends on 2026-07-01, not after it begins (2026-07-01)"],
  },
  { name: "a wrong tier", text: `${HEAD}\n${line},,bulk`, want: ['2:38 "bulk" is no tier'] },
  {
    name: "a wrong length",
    text: `${HEAD}\n${line},,,200K+`,
    want: ['2:39 "200K+" is no number of tokens'],
  },
  {
    name: "no model",
    text: `${HEAD}\nopenai,,input_text,2,1M,2026-07-01`,
    want: ["2:8 `model` is empty"],
  },
  {
    name: "a comma too many",
    text: `${HEAD}\nopenai,m,input_text,2,1M,2026-07-01,,,,,a,b`,
    want: ['2:43 "b" stands in no column'],
  },
  {
    name: "units with a comma for a point",
    text: `${HEAD}\nopenai,m,input_text,2,"1,5M",2026-07-01`,
    want: ['2:23 "1,5M" is no number of units'],
  },
  {
    name: "quotes that do not end, which would hide the lines below",
    text: `${HEAD}\n${line},,,,,"note\nopenai,m,output_text,8,1M,2026-07-01`,
    want: ["2:41 the quotes that begin here do not end where a cell does"],
  },
  {
    name: "digits behind quotes",
    text: `${HEAD}\nopenai,m,input_text,"2.4"5,1M,2026-07-01`,
    want: ["2:21 the quotes that begin here do not end where a cell does"],
  },
  {
    name: "two prices at once, of one seller by two of its names",
    text: `${HEAD}\n${line}\nOpenAI,M,input_text,3,1M,2026-09-01`,
    want: ["3:21 input_text has another price on the same days, in line 2"],
  },
  {
    name: "two prices at once",
    text: `${HEAD}\n${line}\nopenai,m,input_text,3,1M,2026-09-01`,
    want: ["3:21 input_text has another price on the same days, in line 2"],
  },
])("refuses $name", ({ text, want }) => {
  const made = read(text);
  const said = made.ok ? [] : made.error;
  expect(said.map(({ line: row, column, message }) => `${row}:${column} ${message}`)).toEqual(want);
});
