import type { PlanRow } from "./plan-row.ts";
import { planRows, rowsBelow } from "./plan-shape.ts";
import { describeQuantity } from "./quantity-spec.ts";

/** The keys of the plan language as Markdown, one table to a section, for the guide. */
export function keyTable(): string {
  const sections = planRows.filter((row) => !("example" in row));
  const top = table(rowsBelow("").filter((row) => "example" in row));
  const parts = sections.map((row) => {
    const leaves = rowsBelow(row.key).filter((below) => "example" in below);
    const heading = `### \`${row.key}\`\n\n${row.doc}${row.required === true ? " Required." : ""}`;
    return leaves.length === 0 ? heading : `${heading}\n\n${table(leaves)}`;
  });
  return [`### At the top\n\n${top}`, ...parts].join("\n\n");
}

function table(rows: readonly PlanRow[]): string {
  const lines = rows.map((row) => {
    const word = row.key.slice(row.key.lastIndexOf(".") + 1);
    const must = row.required === true ? " **Required.**" : "";
    const example = "example" in row ? `\`${row.example}\`` : "";
    return `| \`${word}\` | ${accepts(row)} | ${example} | ${row.doc}${must}${assumed(row)} |`;
  });
  return ["| key | takes | for example | meaning |", "| --- | --- | --- | --- |", ...lines].join(
    "\n",
  );
}

const assumed = (row: PlanRow): string =>
  "assumed" in row && row.assumed !== undefined ? ` Left out: \`${row.assumed}\` is assumed.` : "";

function accepts(row: PlanRow): string {
  switch (row.type) {
    case "quantity":
      return describeQuantity(row).replace("; a value or a range", "; range allowed");
    case "choice":
    case "choices":
      return `${row.type === "choices" ? "list of " : ""}${row.choices.map((word) => `\`${word}\``).join(", ")}`;
    case "text":
      return "text";
    case "name":
      return "name in the catalog";
    case "flag":
      return "`true` or `false`";
    case "month":
      return "month, YYYY-MM";
    case "version":
      return "number";
    case "figures":
      return "figures by the name of a default";
    default:
      return "";
  }
}
