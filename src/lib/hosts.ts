import { Failure } from "./failure.ts";

/** How hosts are spared: one request at a time to each, a pause between two, and none while it asks for rest. */
export type Hosts = {
  /** Runs when the host's turn comes. Throws the failure "fetch-busy" while it rests, and what stops it. */
  visit<Value>(url: URL, run: () => Promise<Value>, stop?: AbortSignal): Promise<Value>;
  /** No request to the host before some milliseconds have passed. */
  rest(url: URL, milliseconds: number): void;
  /** Epoch milliseconds. */
  clock(): number;
};

/** `gap`: milliseconds between the end of a request and the next to the same host. */
type Pace = { clock: () => number; pause(milliseconds: number, stop?: AbortSignal): Promise<void>; gap: number };

/** `last` ends with the request that was asked for last; the instants are those before which nothing is asked. */
type Host = { last: Promise<unknown>; waiting: number; freeAt: number; restedAt: number };

/** What is known of hosts is this process's own: workers share the sources, of which each visits others. */
export function openHosts({ clock, pause, gap }: Pace): Hosts {
  const hosts = new Map<string, Host>();
  const find = (url: URL): Host => {
    const known = hosts.get(url.host);
    if (known !== undefined) return known;
    if (hosts.size >= MOST) forgetIdle(hosts, clock());
    const host = { last: Promise.resolve(), waiting: 0, freeAt: 0, restedAt: 0 };
    hosts.set(url.host, host);
    return host;
  };
  const takeTurn = async <Value>(url: URL, host: Host, run: () => Promise<Value>, stop?: AbortSignal) => {
    refuseResting(url, host, clock());
    const wait = Math.min(host.freeAt - clock(), gap);
    if (wait > 0) await pause(wait, stop);
    stop?.throwIfAborted();
    try {
      return await run();
    } finally {
      host.freeAt = clock() + gap;
    }
  };
  return {
    clock,
    rest(url, milliseconds) {
      find(url).restedAt = clock() + milliseconds;
    },
    async visit(url, run, stop) {
      const host = find(url);
      host.waiting += 1;
      const turn = host.last.then(() => takeTurn(url, host, run, stop));
      host.last = turn.catch(() => {});
      try {
        return await turn;
      } finally {
        host.waiting -= 1;
      }
    },
  };
}

/** Hosts: links lead to ever more of them. */
const MOST = 2_000;

function forgetIdle(hosts: Map<string, Host>, now: number): void {
  for (const [name, { waiting, freeAt, restedAt }] of hosts) {
    if (waiting === 0 && freeAt <= now && restedAt <= now) hosts.delete(name);
  }
}

function refuseResting(url: URL, { restedAt }: Host, now: number): void {
  const seconds = Math.ceil((restedAt - now) / 1000);
  if (seconds > 0) throw new Failure({ code: "fetch-busy", url: url.href, seconds, asked: false });
}
