import { existsSync, readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";

/** Rows about records, imports or the proxy, not about the cost of one response. */
const elsewhere: readonly { report: string; belongsTo: string }[] = [
  { report: "langfuse#14754", belongsTo: "import: parent spans that repeat their children" },
  { report: "langfuse#2112", belongsTo: "ledger: a hit in the caller's own cache" },
  { report: "litellm#17410", belongsTo: "same rule as litellm#31142" },
  { report: "litellm#37046", belongsTo: "same rule as litellm#13810" },
  { report: "litellm PR 35925", belongsTo: "same rule as litellm#13810" },
  { report: "litellm PR 42467", belongsTo: "same rule as litellm#35691" },
  { report: "helicone#5374", belongsTo: "same rule as litellm#35691" },
  { report: "langfuse tiers", belongsTo: "same rule as litellm#30135" },
  { report: "docs#2018", belongsTo: "same rule as langfuse#12184" },
  { report: "openllmetry#2175", belongsTo: "import: names of attributes" },
  { report: "openllmetry#4261", belongsTo: "import: names of attributes" },
  { report: "litellm#15740", belongsTo: "ledger: one call logged twice" },
  { report: "litellm#17814", belongsTo: "ledger: a retrieval billed again" },
  { report: "litellm#12084", belongsTo: "ledger: a batch billed on every poll" },
  { report: "litellm#35358", belongsTo: "ledger: a batch billed on every poll" },
  { report: "litellm#37358", belongsTo: "gateway: later rounds of tools" },
  { report: "new-api#5235", belongsTo: "gateway: policy on disconnects" },
  { report: "new-api#5289", belongsTo: "gateway: policy on disconnects" },
  { report: "litellm#19163", belongsTo: "ledger: aggregates" },
];

const here = fileURLToPath(new URL(".", import.meta.url));
const rows = readdirSync(here)
  .map((name) => readFileSync(here + name, "utf8"))
  .flatMap((text) => [...text.matchAll(/ report: ["`]([^\s"`]+)/g)].map((match) => match[1]));
const file = fileURLToPath(
  new URL("../../../../../shared/reference/known-failures.md", import.meta.url),
);

describe.skipIf(!existsSync(file))(
  "the list of reports (skipped where it is not beside the repository)",
  () => {
    const text = existsSync(file) ? readFileSync(file, "utf8") : "";
    const sections = text.split(/^## /m).filter((one) => /^(Cost|Lost or doubled usage)/.test(one));
    const named = sections.join("\n").match(/[\w/.-]+#\d+/g) ?? [];

    it.each([...new Set(named)])("%s has a row or a reason", (report) => {
      expect([...rows, ...elsewhere.map((row) => row.report)]).toContain(report);
    });
  },
);
