import { describe, expect, it } from "vitest";
import { capturedIo } from "../captured-io.ts";
import { displayWidth } from "../output/display-width.ts";
import { runCli } from "../run-cli.ts";

const outlay = async (line: string, files: Record<string, string> = {}) => {
  const io = capturedIo({ files, now: () => new Date("2026-11-23T12:00:00Z") });
  const code = await runCli(line.split(" "), io);
  return { code, stdout: io.stdout };
};
const json = async (line: string) => JSON.parse((await outlay(`${line} --json`)).stdout);

/** What the articles have and the vendors list, by hand from their pages; USD for 1M tokens. */
const known = [
  { model: "claude-haiku-4-5", meter: "input_text", here: "0.8", list: "1" },
  { model: "claude-haiku-4-5", meter: "output_text", here: "4", list: "5" },
  { model: "gemini-2.5-pro", meter: "output_text", here: "5", list: "10" },
  { model: "gemini-2.5-pro", meter: "output_text", here: "5", list: "15", above: 200_000 },
  { model: "gemini-2.5-flash", meter: "input_text", here: "0.075", list: "0.3" },
  { model: "gemini-2.5-flash", meter: "output_text", here: "0.3", list: "2.5" },
  { model: "ft:gpt-4o", meter: "input_text", here: "2.5", list: "3.75" },
  { model: "ft:gpt-4o", meter: "output_text", here: "10", list: "15" },
] as const;

describe("the articles' prices beside the vendors' list", () => {
  it.each(known)("price list: $model $meter $here, list $list", async (row) => {
    const { besideList } = await json("price list --book article-2026");
    expect(besideList.differ).toContainEqual(
      expect.objectContaining({
        model: row.model,
        meter: row.meter,
        usd: row.here,
        listUsd: row.list,
        per: 1_000_000,
        ...("above" in row ? { contextAbove: row.above } : {}),
      }),
    );
  });

  it("no other price of its own differs for short prompts", async () => {
    const { besideList } = await json("price list --book article-2026");
    const own = besideList.differ.filter(
      (each: { billedAs?: string; contextAbove?: number }) =>
        each.billedAs === undefined && each.contextAbove === undefined,
    );
    expect(own).toHaveLength(known.filter((row) => !("above" in row)).length);
  });

  it.each(["price list --book article-2026", "price show gemini-2.5-pro --book article-2026"])(
    "outlay %s says so in 80 columns",
    async (line) => {
      const { code, stdout } = await outlay(line);
      expect(code).toBe(0);
      expect(stdout).toContain("Not the vendors' list prices");
      expect(stdout.split("\n").filter((each) => displayWidth(each) > 80)).toEqual([]);
    },
  );

  it("says nothing of the list itself, and of a price that is the vendor's", async () => {
    expect((await outlay("price list")).stdout).not.toContain("Not the vendors'");
    const { besideList } = await json("price show gpt-4o-mini --book article-2026");
    expect(besideList.differ.map(({ billedAs }: { billedAs?: string }) => billedAs)).not.toContain(
      undefined,
    );
  });

  it("price meters has the bill at list prices: 200K × (2,000 and 400 tokens) of Flash", async () => {
    const meters = "price meters input_text=400M output_text=80M --model gemini-2.5-flash";
    const { costUsd, notes } = await json(`${meters} --context 2400 --book article-2026`);
    expect(costUsd).toBe("54");
    expect(notes).toContainEqual(
      expect.objectContaining({ code: "list_cost", values: { list: "320" } }),
    );
    const list = await json(`${meters} --provider google --context 2400`);
    expect(list.costUsd).toBe("320");
    expect(list.notes.filter(({ code }: { code: string }) => code === "list_cost")).toEqual([]);
  });

  it("price cost says of a response which prices differ, and what the list makes of it", async () => {
    const body = JSON.stringify({
      model: "claude-haiku-4-5",
      usage: { input_tokens: 1_000_000, output_tokens: 0 },
    });
    const line = "price cost a.json --provider anthropic --book article-2026 --json";
    const { notes, costUsd } = JSON.parse((await outlay(line, { "a.json": body })).stdout);
    expect(costUsd).toBe("0.8");
    expect(notes.map(({ code }: { code: string }) => code)).toEqual(
      expect.arrayContaining(["differs_from_list", "list_cost"]),
    );
  });
});

describe("prices that no source has shown for long", () => {
  it("are said by price meters, price list and price show, each once", async () => {
    const later = "--at 2027-11-23";
    const meters = `price meters input_text=1000 --model claude-sonnet-4-6 --provider anthropic`;
    const { notes } = await json(`${meters} ${later}`);
    expect(notes).toEqual([
      expect.objectContaining({ code: "price_old", about: "claude-sonnet-4-6" }),
    ]);
    const { old, models } = await json(`price list --provider anthropic ${later}`);
    expect(old.limitDays).toBe(90);
    expect(old.models).toHaveLength(models.length);
    expect((await json(`price show claude-sonnet-4-6 --provider anthropic ${later}`)).old).toBe(
      true,
    );
  });

  it("are counted by the day of the request: a price seen after it is not old", async () => {
    const { notes } = await json(
      "price meters input_text=1000 --model claude-sonnet-4-6 --provider anthropic --at 2026-11-23",
    );
    expect(notes).toEqual([]);
  });
});
