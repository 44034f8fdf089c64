import type { Approvals } from "./approved-version.ts";

/** A value of so many characters is written on one line. */
const fits = 110;

/** So is an input or a line of cost, whatever its length. */
const isRow = (value: object): boolean =>
  "id" in value && !Object.values(value).some(Array.isArray);

/**
 * The file of approved versions: JSON in which one input is one line, so that a change is seen in
 * version control.
 *
 * @example
 * approvalsText({ schemaVersion: 1, kind: "outlay-approvals", plan: "plan.yaml", versions: [] }) // => "{\"schemaVersion\":1,\"kind\":\"outlay-approvals\",\"plan\":\"plan.yaml\",\"versions\":[]}\n"
 */
export function approvalsText(approvals: Approvals): string {
  return `${written(approvals, "")}\n`;
}

function written(value: unknown, indent: string): string {
  const flat = JSON.stringify(value);
  if (typeof value !== "object" || value === null || flat.length <= fits || isRow(value))
    return flat;
  const inner = `${indent}  `;
  const [open, close] = Array.isArray(value) ? "[]" : "{}";
  const parts = Array.isArray(value)
    ? value.map((each) => written(each, inner))
    : Object.entries(value).map(([key, each]) => `${JSON.stringify(key)}: ${written(each, inner)}`);
  return `${open}\n${parts.map((part) => inner + part).join(",\n")}\n${indent}${close}`;
}
