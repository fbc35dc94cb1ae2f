import { BlockList, isIP } from 'node:net';

/** Whose network an address belongs to. `never` is asked by nobody: it hands out credentials, or is no host at all. */
export type AddressKind = 'public' | 'private' | 'loopback' | 'never';

type Family = 'ipv4' | 'ipv6';

function listOf(subnets: readonly (readonly [string, number, Family])[]): BlockList {
  const list = new BlockList();
  for (const [address, prefix, family] of subnets) list.addSubnet(address, prefix, family);
  return list;
}

const loopback = listOf([
  ['127.0.0.0', 8, 'ipv4'],
  ['::1', 128, 'ipv6'],
]);

/** IANA IPv4 and IPv6 Special-Purpose Address Registries (RFC 6890): networks of somebody's own. */
const own = listOf([
  ['10.0.0.0', 8, 'ipv4'],
  ['100.64.0.0', 10, 'ipv4'],
  ['172.16.0.0', 12, 'ipv4'],
  ['192.168.0.0', 16, 'ipv4'],
  ['fc00::', 7, 'ipv6'],
]);

/**
 * The rest of those registries: link-local (where clouds serve credentials to their machines), this host, documentation,
 * benchmarks, multicast, reserved, and prefixes that carry another address inside (NAT64, 6to4, Teredo).
 */
const never = listOf([
  ['0.0.0.0', 8, 'ipv4'],
  ['169.254.0.0', 16, 'ipv4'],
  ['192.0.0.0', 24, 'ipv4'],
  ['192.0.2.0', 24, 'ipv4'],
  ['192.88.99.0', 24, 'ipv4'],
  ['198.18.0.0', 15, 'ipv4'],
  ['198.51.100.0', 24, 'ipv4'],
  ['203.0.113.0', 24, 'ipv4'],
  ['224.0.0.0', 4, 'ipv4'],
  ['240.0.0.0', 4, 'ipv4'],
  // Where two clouds answer for themselves inside of networks that are otherwise one's own or public.
  ['100.100.100.200', 32, 'ipv4'],
  ['168.63.129.16', 32, 'ipv4'],
  ['fd00:ec2::254', 128, 'ipv6'],
  ['::', 128, 'ipv6'],
  ['64:ff9b::', 96, 'ipv6'],
  ['64:ff9b:1::', 48, 'ipv6'],
  ['100::', 64, 'ipv6'],
  ['2001::', 23, 'ipv6'],
  ['2001:db8::', 32, 'ipv6'],
  ['2002::', 16, 'ipv6'],
  ['3fff::', 20, 'ipv6'],
  ['5f00::', 16, 'ipv6'],
  ['fe80::', 10, 'ipv6'],
  ['fec0::', 10, 'ipv6'],
  ['ff00::', 8, 'ipv6'],
]);

/** An IPv4 address inside an IPv6 one (RFC 4291, 2.5.5.2) counts as itself: BlockList sees through `::ffff:`. */
export function kindOfAddress(address: string): AddressKind {
  const version = isIP(address);
  if (version === 0) return 'never';
  const family = version === 4 ? 'ipv4' : 'ipv6';
  if (never.check(address, family)) return 'never';
  if (loopback.check(address, family)) return 'loopback';
  if (own.check(address, family)) return 'private';
  // The old form without ffff, ::a.b.c.d, has no use any more.
  return family === 'ipv6' && /^(?:0*:)*:?(?:\d+\.){3}\d+$|^::[0-9a-f]{1,4}:[0-9a-f]{1,4}$/i.test(address)
    ? 'never'
    : 'public';
}
