import { type Expression, mul, node, quantity, type Term } from "../../graph/index.ts";
import type { Quantity, QuantityKey } from "../../plan/index.ts";
import { addOwnFee, plainContext } from "../hosted/fee-price.ts";
import { instantOf } from "../hosted/find-model.ts";
import type { HostedModel } from "../hosted/hosted-model.ts";
import type { ModelContext } from "../paths/model-context.ts";
import type { RunPart } from "../sheet/line.ts";
import type { PathId } from "../sheet/path.ts";
import { ofReached } from "../usage/response-cache.ts";
import { addAudio } from "./audio.ts";
import { addImagesOut } from "./images-out.ts";

/**
 * What a task uses beside the tokens of the model: searches, other tools, scanned pages, audio, images
 * that are drawn, guardrails. Each is left out where the plan does not state it. Prices are those of the
 * model's seller where it has one, else a default. All are used in tests too, and by the tasks that no
 * response cache answers.
 *
 * @param model the model of a path through an API, whose seller may have fees of its own
 * @returns what the plan asks for and nobody's price is known of; a note says so
 */
export function addToolUse(context: ModelContext, path: PathId, model?: HostedModel): string[] {
  const { sheet, plan, usage } = context;
  const { workload } = plan;
  const missing: string[] = [];
  const parts: RunPart[] = [];
  const part = (id: string, doc: string, perTask: Term | undefined): void => {
    if (perTask === undefined) {
      missing.push(id);
      return;
    }
    const rate = ofReached(sheet, mul(perTask, node("usage.with-nonproduction")));
    parts.push({ id, doc, basis: "task", rate });
  };
  const of = (id: QuantityKey, doc: string, given: Quantity): Expression =>
    sheet.believe({ id, doc, plan: given, key: id });
  if (workload.images_in !== undefined && model === undefined) {
    sheet.note({
      code: "images-unchecked",
      path,
      text: "The catalog does not say which open models read images: check that this one does. Its images are counted as tokens of its prompts, without the work of the encoder.",
    });
  }
  if (workload.searches !== undefined) {
    const fee = addOwnFee(sheet, model, "web_searches", "USD / search", "One web search");
    part(
      "searches",
      "Web searches.",
      mul(
        of("workload.searches", "Web searches of a task.", workload.searches),
        fee ?? sheet.assume("usage.search-tool", "One web search."),
      ),
    );
  }
  if (workload.tool_fees !== undefined) {
    part(
      "tools",
      "Fees of other tools.",
      of("workload.tool_fees", "Fees of a task.", workload.tool_fees),
    );
  }
  if (workload.pages !== undefined) {
    part(
      "pages",
      "Scanned pages turned into text.",
      mul(
        of("workload.pages", "Scanned pages of a task.", workload.pages),
        sheet.assume(
          "data.ocr",
          "Turning one page into text: text alone, with its layout and tables, or with forms.",
        ),
      ),
    );
  }
  if (workload.audio_in !== undefined) {
    const minutes = of("workload.audio_in", "Audio of a task.", workload.audio_in);
    part("audio", "Audio, listened to or written down.", addAudio(sheet, minutes, model));
  }
  if (workload.images_out !== undefined) {
    const images = of("workload.images_out", "Images drawn for a task.", workload.images_out);
    const at = plainContext(instantOf(context.start));
    part("images", "Images that are drawn.", addImagesOut(context, path, images, at));
  }
  if (workload.guardrails !== undefined) {
    const policies = of(
      "workload.guardrails",
      "Policies checked on each call.",
      workload.guardrails,
    );
    parts.push({
      id: "guardrails",
      doc: "Policies checked on each call, retries and tests included.",
      basis: "task",
      rate: mul(
        usage.callsPerTask,
        usage.overhead,
        policies,
        quantity(1, "call / policy"),
        sheet.assume("usage.guardrail", "Checking one policy on one call."),
      ),
    });
  }
  if (parts.length === 0) return missing;
  sheet.run({
    path,
    id: "tool-use",
    title: "Searches, tools, media",
    doc: "Searches, tools, scanned pages, audio, images and guardrails: uses of a task × price.",
    category: "model-usage",
    phase: "deployment",
    bought: true,
    parts,
  });
  return missing;
}
