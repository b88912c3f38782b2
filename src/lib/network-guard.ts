import { type LookupAddress, lookup as systemLookup } from "node:dns";
import { BlockList, isIP, type LookupFunction } from "node:net";

/** Why an address is not asked: it leads to a private network, or is written as none that is asked. */
export type RefusedAddress = "private" | "scheme" | "credentials" | "redirects";

/** What the guard throws; `lookup` hands it to the socket that was to be opened. */
export class AddressRefused extends Error {
  readonly reason: RefusedAddress;
  constructor(reason: RefusedAddress, message: string) {
    super(message);
    this.reason = reason;
  }
}

/** Lets through public addresses, and the private hosts that were named; each hop of a request passes it. */
export type Guard = {
  /** Throws `AddressRefused`, or a `TypeError` where the address is none. Numbers in a name's place are never looked up. */
  check(address: string, base?: URL): URL;
  /** Looks a name up at the moment of connecting: one that has changed its mind gains nothing. */
  lookup: LookupFunction;
};

/** `privateHosts` are names or addresses, as they stand in URLs. */
export function openGuard(privateHosts: readonly string[], look = systemLookup): Guard {
  const named = new Set(privateHosts.map((host) => host.toLowerCase()));
  return {
    check(address, base) {
      const url = new URL(address, base);
      if (!/^https?:$/.test(url.protocol)) throw new AddressRefused("scheme", `${url.protocol} is not asked`);
      if (url.username || url.password) throw new AddressRefused("credentials", "an address with a password");
      const host = hostOf(url);
      if (isIP(host) && !isPublic(host) && !named.has(host)) throw new AddressRefused("private", host);
      return url;
    },
    lookup(host, options, callback) {
      look(host, { ...options, all: true }, (error, addresses: LookupAddress[] = []) => {
        const wrong = error ?? findWrong(host, addresses, named);
        const [first] = addresses;
        if (wrong || first === undefined) callback(wrong ?? null, "", 0);
        else if (options.all) callback(null, addresses);
        else callback(null, first.address, first.family);
      });
    },
  };
}

function findWrong(host: string, addresses: readonly LookupAddress[], named: ReadonlySet<string>): Error | undefined {
  if (addresses.length === 0) return new Error(`${host} has no address`);
  const isFree = named.has(host.toLowerCase()) || addresses.every(({ address }) => isPublic(address));
  return isFree ? undefined : new AddressRefused("private", host);
}

/** Without the brackets of IPv6, nor the dot that ends a whole name. */
const hostOf = ({ hostname }: URL): string => hostname.replace(/^\[|\]$|\.$/g, "");

/** Of IPv4, all but the reserved ranges; of IPv6 the global one alone, less what is carved out of it. */
export function isPublic(ip: string): boolean {
  const version = isIP(ip);
  if (version === 4) return !RESERVED.check(ip, "ipv4");
  return version === 6 && GLOBAL.check(ip, "ipv6") && !RESERVED.check(ip, "ipv6");
}

const GLOBAL = new BlockList();
GLOBAL.addSubnet("2000::", 3, "ipv6");

const RESERVED = new BlockList();
for (const range of [
  ...["0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16", "172.16.0.0/12", "192.0.0.0/24"],
  ...["192.0.2.0/24", "192.88.99.0/24", "192.168.0.0/16", "198.18.0.0/15", "198.51.100.0/24", "203.0.113.0/24"],
  // A cloud's own service, at an address that looks public.
  ...["224.0.0.0/4", "240.0.0.0/4", "168.63.129.16/32"],
  ...["2001::/23", "2001:db8::/32", "2002::/16", "3fff::/20"],
]) {
  const [network = "", bits] = range.split("/");
  RESERVED.addSubnet(network, Number(bits), network.includes(":") ? "ipv6" : "ipv4");
}
