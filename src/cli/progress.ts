import type { Terminal } from "./command.ts";

/** A line that is written over while long work goes on; nothing where standard error is no terminal. */
export type Progress = Disposable & { show(text: string): void };

export function openProgress({ live, err, width }: Terminal): Progress {
  return {
    show(text) {
      if (live) err(`\r\u001b[2K${text.slice(0, width - 1)}`);
    },
    [Symbol.dispose]() {
      if (live) err("\r\u001b[2K");
    },
  };
}
