// @ts-check

/** The first line of the comment: by it the comment is found again. */
export const marker = "<!-- outlay-pull-request -->";

/** Characters that a comment may have; the forge takes 65,536. */
export const MOST_CHARACTERS = 30_000;

/** Plans that have a row. */
const mostRows = 30;

const verdictWords = { hold: "✓ hold", broken: "✗ broken", unknown: "? not known", none: "none" };

/**
 * The comment on a pull request: one plan in full; of several a row each, then each folded while there is room.
 *
 * @param {readonly import("./plan-report.mjs").PlanReport[]} reports
 * @returns {string} Markdown
 */
export function comment(reports) {
  const [one, ...others] = reports;
  if (one === undefined) return `${marker}\nNo plan is changed any more.`;
  if (others.length === 0)
    return [marker, one.body, ...(one.limits === "" ? [] : ["", one.limits])].join("\n");
  const rows = reports.slice(0, mostRows).map(row);
  const left = reports.length - rows.length;
  const parts = [
    `${marker}\n**${reports.length} plans changed${sumWords(reports)}**`,
    ["| plan | change | limits |", "| --- | --- | --- |", ...rows].join("\n"),
    ...(left > 0 ? [`… and ${left} more.`] : []),
  ];
  let room = MOST_CHARACTERS - parts.join("\n\n").length - 200;
  let folded = 0;
  for (const report of reports.slice(0, mostRows)) {
    const text = fold(report);
    if (text.length + 2 > room) continue;
    room -= text.length + 2;
    folded++;
    parts.push(text);
  }
  if (folded < reports.length) parts.push("What is not folded here is in the job summary.");
  return parts.join("\n\n");
}

/** @param {readonly import("./plan-report.mjs").PlanReport[]} reports */
function sumWords(reports) {
  const count = (/** @type {(each: typeof reports[number]) => boolean} */ test) =>
    reports.filter(test).length;
  const [failed, broken] = [
    count(({ failed: f }) => f),
    count(({ verdict }) => verdict === "broken"),
  ];
  return [
    ...(broken > 0 ? [`limits broken in ${broken}`] : []),
    ...(failed > 0 ? [`${failed} not calculated`] : []),
  ]
    .map((words) => `; ${words}`)
    .join("");
}

/** @param {import("./plan-report.mjs").PlanReport} report */
const row = ({ path, headline, verdict }) =>
  `| ${code(path, 120)} | ${headline.replace(/(?<!\\)\|/g, "\\|")} | ${verdictWords[verdict]} |`;

/** @param {import("./plan-report.mjs").PlanReport} report */
const fold = ({ path, body, limits }) =>
  `<details><summary>${html(path)}</summary>\n\n${body}${limits === "" ? "" : `\n\n${limits}`}\n\n</details>`;

/**
 * A path as code in a cell.
 *
 * @param {string} text
 * @param {number} most
 */
export function code(text, most) {
  const plain = clean(text.length <= most ? text : `…${text.slice(-most)}`).replaceAll("|", "\\|");
  const longest = Math.max(0, ...(plain.match(/`+/g) ?? []).map(({ length }) => length));
  const fence = "`".repeat(longest + 1);
  return longest === 0 ? `${fence}${plain}${fence}` : `${fence} ${plain} ${fence}`;
}

/**
 * A path as text of a tag; it calls nobody and is no Markdown there.
 *
 * @param {string} text
 */
const html = (text) =>
  `<code>${clean(text.slice(-120)).replace(/[&<>"'`*_[\]@#|~!\\$]/g, (sign) => `&#${sign.charCodeAt(0)};`)}</code>`;

/** @param {string} text */
const clean = (text) =>
  text.replace(/\s+/g, " ").replace(/[\p{Cc}\u200B-\u200F\u2028-\u202E\u2066-\u2069\uFEFF]/gu, "");
