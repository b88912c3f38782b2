import { instantOf, localDay } from "../lib/calendar.ts";
import { Failure } from "../lib/failure.ts";

export type BudgetDeps = {
  /** Tokens spent by every process since an instant. */
  spentSince(instant: number): Promise<number>;
  /** Epoch milliseconds. */
  clock(): number;
  /**
   * What the settings allow, as they are now: tokens, those read and those written, the cached ones too; `zone` is that
   * whose days are counted.
   */
  allowed(): { zone: string; tokensPerDay: number };
  /** Told once a day, by the call that reaches four fifths. */
  onBudget(spent: number): void;
};

/** What models may take in a local day. */
export type Budget = {
  /** The first instant of the day. */
  dayStart(): number;
  spentToday(): Promise<number>;
  /**
   * Sets tokens aside for a call, until it is disposed of. Throws `Failure` where the day has not that many left: what is
   * spent exceeds the budget by no more than estimates were short, or other processes were under way with.
   */
  reserve(tokens: number): Promise<Disposable>;
  /** A call of so many tokens brought the day's sum to `spent`. */
  count(tokens: number, spent: number): void;
};

/** The share at which people are told. */
export const WARNING = 0.8;

export function openBudget({ spentSince, clock, allowed, onBudget }: BudgetDeps): Budget {
  let reserved = 0;
  const dayStart = (): number => {
    const { zone } = allowed();
    return instantOf(localDay(clock(), zone), "00:00", zone);
  };
  const spentToday = (): Promise<number> => spentSince(dayStart());
  return {
    ...{ dayStart, spentToday },
    async reserve(tokens) {
      const spent = await spentToday();
      const { tokensPerDay } = allowed();
      if (spent + reserved + tokens > tokensPerDay) {
        throw new Failure({ code: "model-over-budget", spent, tokensPerDay });
      }
      reserved += tokens;
      return {
        [Symbol.dispose]: () => {
          reserved -= tokens;
        },
      };
    },
    count(tokens, spent) {
      const warning = WARNING * allowed().tokensPerDay;
      if (spent >= warning && spent - tokens < warning) onBudget(spent);
    },
  };
}
