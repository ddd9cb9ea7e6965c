/**
 * The network that stands for a client where clients are counted. One who has IPv6 has a whole /64 of addresses, and could
 * pass for any number of clients.
 */
export function networkOf(address: string): string {
  if (!address.includes(':')) {
    return address;
  }
  const mapped = /^::ffff:(?<ipv4>\d+\.\d+\.\d+\.\d+)$/iu.exec(address)?.groups?.ipv4;
  if (mapped !== undefined) {
    return mapped;
  }
  const [start = '', end] = address.split('::', 2);
  const first = start.split(':');
  const missing = end === undefined ? 0 : 8 - first.length - end.split(':').length;
  return [...first, ...Array.from({ length: Math.max(missing, 0) }, () => '0'), ...(end ?? '').split(':')]
    .slice(0, 4)
    .map((group) => group.toLowerCase().replace(/^0+(?=.)/u, '') || '0')
    .join(':');
}
