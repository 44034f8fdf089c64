import { add, mul, node, quantity } from "../../graph/index.ts";
import type { Plan } from "../../plan/index.ts";
import type { PathId } from "../sheet/path.ts";
import type { Sheet } from "../sheet/sheet.ts";
import { addInputText } from "../usage/input-text.ts";
import { shareFromCache } from "../usage/response-cache.ts";
import type { TaskUsage } from "../usage/tokens.ts";

/**
 * Storage of the record of each call, for as long as the plan says: calls × tokens × bytes of a token ×
 * price of a month × months kept. It is charged when the record is written, for its whole life, so that
 * what is still kept when the horizon ends is paid too.
 */
export function addAuditLog(sheet: Sheet, plan: Plan, path: PathId, usage: TaskUsage): void {
  const stated = plan.compliance?.retention;
  if (stated === undefined) return;
  const kept = sheet.believe({
    id: "compliance.retention",
    doc: "Time for which the record of a call is kept.",
    plan: stated,
    key: "compliance.retention",
  });
  const cached = shareFromCache(sheet);
  const size = sheet.shared(
    "audit.record",
    "GB / task",
    "Records of one task: what was sent and answered in each call, with user and time; and each answer from a response cache, with its question.",
    () =>
      mul(
        add(
          mul(
            usage.callsPerTask,
            usage.overhead,
            add(usage.promptTokens, usage.outputTokens, usage.reasoningTokens),
          ),
          ...(cached === undefined
            ? []
            : [
                mul(
                  cached,
                  node("usage.with-nonproduction"),
                  quantity(1, "call / task"),
                  add(addInputText(sheet, plan), usage.outputTokens),
                ),
              ]),
        ),
        sheet.assume("audit.bytes-per-token", "Gigabytes of the record of one token."),
      ),
  );
  sheet.run({
    path,
    id: "audit-log",
    title: "Audit log",
    doc: "Records of all calls × price of keeping them, paid for their whole time when they are written.",
    category: "compliance",
    phase: "maintenance",
    parts: [
      {
        id: "storage",
        doc: "Storage of the records of a task, for as long as they are kept.",
        basis: "task",
        rate: mul(
          size,
          sheet.assume("price.storage", "Storing a gigabyte for a month."),
          kept,
          quantity(12, "month / year"),
        ),
        bought: true,
      },
    ],
  });
}
