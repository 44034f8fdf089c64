import { nearest } from "@outlay/document";
import { type AdviceTables, modalityOf } from "@outlay/pricing";
import { exitCode } from "../../exit-code.ts";
import type { Io } from "../../io.ts";

/** What was typed of a task. */
export interface TypedTask {
  readonly modality: string | undefined;
  readonly task: string | undefined;
}

/**
 * The task that was typed: `image.generation`, or its two halves; none when neither was.
 *
 * @returns undefined after telling on stderr which tasks there are
 */
export function typedTask(
  { tasks }: AdviceTables,
  { modality, task }: TypedTask,
  io: Io,
): { readonly id: string | undefined } | undefined {
  if (modality === undefined && task === undefined) return { id: undefined };
  // `--modality image --task image.generation` says the modality twice.
  const whole =
    modality === undefined || task?.startsWith(`${modality}.`) === true
      ? task
      : task === undefined
        ? undefined
        : `${modality}.${task}`;
  const fits = tasks.filter(({ id }) =>
    whole === undefined ? modalityOf(id) === modality : id === whole || id.endsWith(`.${whole}`),
  );
  const [only] = fits;
  if (fits.length === 1 && only !== undefined) return { id: only.id };
  const among = fits.length > 0 ? fits : tasks;
  const near =
    whole === undefined
      ? undefined
      : nearest(
          whole,
          tasks.map(({ id }) => id),
        );
  io.fail(
    exitCode.usage,
    fits.length > 0
      ? `several tasks fit: ${among.map(({ id }) => id).join(", ")}. Say which, for example: outlay advise --task ${among[0]?.id}`
      : `there is no task ${whole ?? modality}${near === undefined ? "" : `; nearest: ${near}`}. Tasks: ${among.map(({ id }) => id).join(", ")}.`,
  );
  return undefined;
}
