import { REPORT_ID_BYTES } from '../contract';

/** Cryptographically random bytes. */
export type RandomBytes = (length: number) => Uint8Array;

/** A random report id: 128 bits as 22 characters of base64url (RFC 4648, section 5, unpadded). */
export function newReportId(randomBytes: RandomBytes): string {
  return btoa(String.fromCharCode(...randomBytes(REPORT_ID_BYTES)))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '');
}

/** A uniformly random number in [0, 1), in steps of 2^-32. */
export function randomUnit(randomBytes: RandomBytes): number {
  return randomBytes(4).reduce((value, byte) => value * 256 + byte, 0) / 2 ** 32;
}
