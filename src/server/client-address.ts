import type { IncomingMessage } from 'node:http';
import { type BlockList, isIP, type Socket } from 'node:net';
import { expandIPv6 } from 'hono/utils/ipaddr';

/** Where a request came from. Kept only while it is answered; never stored or printed. */
export interface Sender {
  /** Without zone or port; IPv4 where mapped into IPv6; empty where it is not known. */
  readonly address: string;
  /** Whether it came over TLS, here or at a trusted proxy. */
  readonly encrypted: boolean;
  readonly loopback: boolean;
  /** Whether it has a forwarded address that does not count. */
  readonly ignoresForwarded: boolean;
}

/**
 * Makes the reader of senders. `X-Forwarded-For` and `X-Forwarded-Proto` count only on connections
 * from `trusted` addresses; the sender is then the last forwarded address that is not trusted.
 */
export function senderReader(trusted: BlockList): (incoming: IncomingMessage) => Sender {
  const isTrusted = listReader(trusted);
  return (incoming) => {
    const { socket } = incoming;
    let address = plainAddress(socket.remoteAddress ?? '');
    let encrypted = 'encrypted' in socket && socket.encrypted === true;
    const isProxy = isTrusted(address);
    const ignoresForwarded = !isProxy && incoming.headers['x-forwarded-for'] !== undefined;
    if (isProxy) {
      encrypted ||= lastItem(incoming.headers['x-forwarded-proto']) === 'https';
      for (const item of listItems(incoming.headers['x-forwarded-for']).reverse()) {
        const forwarded = plainAddress(item);
        if (isIP(forwarded) === 0) break;
        address = forwarded;
        if (!isTrusted(forwarded)) break;
      }
    }
    return { address, encrypted, loopback: isLoopback(address), ignoresForwarded };
  };
}

/**
 * Makes the reader of the network that a connection comes from, which is '' for this machine itself
 * and for `trusted` addresses: those bring the requests of others.
 */
export function peerReader(trusted: BlockList): (socket: Socket) => string {
  const isTrusted = listReader(trusted);
  return ({ remoteAddress = '' }) => {
    const address = plainAddress(remoteAddress);
    return isLoopback(address) || isTrusted(address) ? '' : addressPrefix(address);
  };
}

function listReader(list: BlockList): (address: string) => boolean {
  // Looking into an empty list costs as much as parsing the request.
  if (list.rules.length === 0) return () => false;
  return (address) => {
    const family = isIP(address);
    return family !== 0 && list.check(address, family === 4 ? 'ipv4' : 'ipv6');
  };
}

/**
 * The network that counts as one sender: the first 24 bits of IPv4, 48 of IPv6. Households and
 * companies get such a prefix, and can change single IPv6 addresses at will.
 */
export function addressPrefix(address: string): string {
  const family = isIP(address);
  if (family === 4) return address.split('.').slice(0, 3).join('.');
  if (family === 6) return expandIPv6(address.toLowerCase()).split(':').slice(0, 3).join(':');
  return '';
}

/** Strips brackets, port and zone, and unwraps IPv4 mapped into IPv6. */
function plainAddress(text: string): string {
  // The usual one, which needs no more looks: this is asked more than once a report.
  if (!/[:%[]/.test(text)) return text;
  const bracketed = /^\[([^\]]*)\](?::\d+)?$/.exec(text)?.[1];
  const withPort = /^(\d+\.\d+\.\d+\.\d+):\d+$/.exec(text)?.[1];
  const [address = ''] = (bracketed ?? withPort ?? text).split('%');
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address)?.[1];
  return mapped ?? address;
}

function isLoopback(address: string): boolean {
  return address === '::1' || address.startsWith('127.');
}

function listItems(header: string | string[] | undefined): string[] {
  const text = Array.isArray(header) ? header.join(',') : (header ?? '');
  return text
    .split(',')
    .map((item) => item.trim())
    .filter(Boolean);
}

function lastItem(header: string | string[] | undefined): string | undefined {
  return listItems(header).at(-1)?.toLowerCase();
}
