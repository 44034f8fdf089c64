import type { Io } from "../io.ts";

/** A line on stderr that says how far a long run is; nothing where stderr is no terminal. */
export type Progress = {
  /** @param share 0 to 1 done */
  update(share: number): void;
  /** Removes the line. */
  end(): void;
};

const silentMs = 400;
const everyMs = 100;
const clearLine = `\r${String.fromCharCode(27)}[2K`;

/**
 * Starts a progress line, shown only when the work takes longer than 0.4 s.
 *
 * The cursor is never hidden and no signal is caught, so Ctrl-C ends a long calculation at once
 * and leaves the terminal as it was.
 */
export const startProgress = (io: Io, label: string): Progress => {
  const started = io.now().getTime();
  let shown = started + silentMs - everyMs;
  let visible = false;
  return {
    update(share) {
      if (!io.terminalErr) return;
      const now = io.now().getTime();
      if (now < shown + everyMs) return;
      shown = now;
      visible = true;
      io.rawErr(`${clearLine}${label} ${Math.floor(Math.min(1, Math.max(0, share)) * 100)} %`);
    },
    end() {
      if (visible) io.rawErr(clearLine);
      visible = false;
    },
  };
};
