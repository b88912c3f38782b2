/** What is shown to a model as data: a text, and the label by which the model names it. */
export type FencedLine = { label: string; text: string };

/**
 * Texts between two marks that only this request knows, each on a line of its own that begins with the mark and its label:
 * nothing that a text says can look like the end of the data, or like a line that is not data. `token` is made by chance
 * for each request, of at least eight letters and digits. Texts are those of the store, cleaned of signs that nobody sees.
 */
export function fence(lines: readonly FencedLine[], token: string): string {
  if (!TOKEN.test(token)) throw new Error("A fence's token is made of eight letters and digits, or more.");
  const own = new RegExp(token, "gi");
  const inside = lines.map(({ label, text }) => `${token} ${label}| ${defuse(text).replace(own, " ")}`);
  return [`<données ${token}>`, ...inside, `</données ${token}>`].join("\n");
}

const TOKEN = /^[a-z0-9]{8,}$/i;

/**
 * A text on one line, without the signs that set turns apart in the chat templates of models. A space takes the place of
 * each, and they hold none: what is left never makes another.
 */
export const defuse = (text: string): string =>
  text.replace(TEMPLATE_TOKENS, " ").replace(/\s*[\n\u2028\u2029]\s*/g, " ");

const BRACKETED = [
  ...["INST", "SYS", "SYSTEM_PROMPT", "AVAILABLE_TOOLS", "TOOL_CALLS", "TOOL_RESULTS", "TOOL_CONTENT", "IMG", "PREFIX"],
  ...["SUFFIX", "MIDDLE", "ARGS", "CALL_ID", "THINK", "MODEL_SETTINGS", "gMASK", "sMASK", "CLS", "SEP", "MASK"],
];
const TAGGED = [
  ...["s", "bos", "eos", "pad", "unk", "mask", "sop", "eop", "eod", "start_of_turn", "end_of_turn", "start_of_image"],
  ...[
    "end_of_image",
    "think",
    "thinking",
    "tool",
    "tools",
    "tool_call",
    "tool_response",
    "tool_calls",
    "function_calls",
  ],
  ...["function", "unused\\d+", "extra_id_\\d+", "reserved_\\d+", "system", "user", "assistant", "human", "model"],
  ...["données", "im_start", "im_end"],
];

/** `<|im_start|>` and all that is written so, also with DeepSeek's wide bars; `[INST]`, `<<SYS>>`, `</s>`. */
const TEMPLATE_TOKENS = new RegExp(
  [
    "<[|｜][^\\s<>]{1,80}?[|｜]>",
    `\\[/?(?:${BRACKETED.join("|")})\\]`,
    "<</?SYS>>",
    `</?(?:${TAGGED.join("|")})>`,
  ].join("|"),
  "giu",
);
