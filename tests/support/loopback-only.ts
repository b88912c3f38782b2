// A vitest setup file, and what NODE_OPTIONS imports into the Node programs that a test starts: nothing answers beyond
// this machine. fetch, node:http, TLS and the SDKs all come down to `net.Socket`.
import dns from "node:dns";
import { syncBuiltinESMExports } from "node:module";
import net, { type LookupFunction } from "node:net";
import process from "node:process";

type Target = { host?: string; path?: string | null; lookup?: LookupFunction };

const loopback = new net.BlockList();
loopback.addSubnet("127.0.0.0", 8, "ipv4");
loopback.addAddress("::1", "ipv6");

net.Socket.prototype.connect = new Proxy(net.Socket.prototype.connect, {
  apply(connect, socket: net.Socket, args: unknown[]) {
    const { target, listener } = findTarget(args);
    const { host = "localhost", path, lookup } = target;
    // A `path` is a local socket or pipe; node:http writes null where there is none.
    if (path || isLoopback(host)) return Reflect.apply(connect, socket, args);
    if (!lookup || net.isIP(host) !== 0) return socket.destroy(refusal(host));
    // A name is fine when the caller's own lookup leads it back here.
    return Reflect.apply(connect, socket, [{ ...target, lookup: guardLookup(lookup) }, listener]);
  },
});

dns.lookup = new Proxy(dns.lookup, {
  apply(lookup, self, [host, ...rest]) {
    if (isLoopback(host)) return Reflect.apply(lookup, self, [host, ...rest]);
    process.nextTick(rest.at(-1), refusal(host));
  },
});
dns.promises.lookup = new Proxy(dns.promises.lookup, {
  apply: (lookup, self, [host, ...rest]) =>
    isLoopback(host) ? Reflect.apply(lookup, self, [host, ...rest]) : Promise.reject(refusal(host)),
});
syncBuiltinESMExports();

const option = `--import=${new URL(import.meta.url).href}`;
const options = process.env["NODE_OPTIONS"] ?? "";
if (!options.includes(option)) process.env["NODE_OPTIONS"] = `${options} ${option}`.trim();

/** `connect` takes options, a path, or a port and a host; node itself passes them as one array. */
function findTarget(args: unknown[]): { target: Target; listener: unknown } {
  const [first, ...rest] = Array.isArray(args[0]) ? args[0] : args;
  const listener = rest.find((value) => typeof value === "function");
  if (typeof first === "object" && first !== null) return { target: first, listener };
  if (typeof first === "string" && Number.isNaN(Number(first))) return { target: { path: first }, listener };
  return { target: typeof rest[0] === "string" ? { host: rest[0] } : {}, listener };
}

function guardLookup(lookup: LookupFunction): LookupFunction {
  return (host, options, done) =>
    lookup(host, options, (error, found, family) => {
      const addresses = typeof found === "string" ? [found] : (found ?? []).map(({ address }) => address);
      const outside = addresses.find((address) => !isLoopback(address));
      done(outside === undefined ? error : refusal(`${host} (${outside})`), found, family);
    });
}

function isLoopback(host: string): boolean {
  return host === "localhost" || (net.isIP(host) !== 0 && loopback.check(host, net.isIPv6(host) ? "ipv6" : "ipv4"));
}

function refusal(host: string): Error {
  return new Error(`A test tried to reach ${host}. Start a server on 127.0.0.1 in the test, and give its address.`);
}
