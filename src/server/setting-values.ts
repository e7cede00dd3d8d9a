import { BlockList, isIP } from 'node:net';
import * as v from 'valibot';
import { EPSILON_DECIMALS } from '../contract';

/** The forms of values; `settings.ts` says which setting takes which. */

/** A range of whole numbers, as messages and the documentation write it. */
export const wholeNumberRange = (min: number, max: number) => `a whole number from ${min} to ${max}`;

export const wholeNumber = (min: number, max: number) => {
  const message = `must be ${wholeNumberRange(min, max)}`;
  return v.pipe(
    v.string(),
    v.regex(/^\d{1,9}$/, message),
    v.transform(Number),
    v.minValue(min, message),
    v.maxValue(max, message),
  );
};

export const path = v.pipe(v.string(), v.excludes('\0', 'must be a path'));

export const host = v.pipe(
  v.string(),
  v.regex(/^[A-Za-z0-9.:_-]{1,253}$/, 'must be a host name or an address'),
);

export const yesOrNo = v.pipe(
  v.picklist(['true', 'false'], 'must be true or false'),
  v.transform((text) => text === 'true'),
);

export const list = (isItem: (item: string) => boolean, message: string) =>
  v.pipe(
    v.string(),
    v.transform((text): readonly string[] => text.split(',').map((item) => item.trim())),
    v.check((items) => items.every(isItem), message),
  );

/** Whether a text is an address, or an address range such as `10.0.0.0/8`. */
export function isAddressRange(text: string): boolean {
  const [address = '', bits, ...rest] = text.split('/');
  const family = isIP(address);
  if (family === 0 || rest.length > 0) return false;
  return bits === undefined || (/^\d{1,3}$/.test(bits) && Number(bits) <= (family === 4 ? 32 : 128));
}

/** The addresses of validated ranges. */
export function addressRanges(ranges: readonly string[]): BlockList {
  const addresses = new BlockList();
  for (const range of ranges) {
    const [address = '', bits] = range.split('/');
    const family = isIP(address) === 4 ? 'ipv4' : 'ipv6';
    if (bits === undefined) addresses.addAddress(address, family);
    else addresses.addSubnet(address, Number(bits), family);
  }
  return addresses;
}

export function isPostgresUrl(text: string): boolean {
  return /^postgres(ql)?:\/\//.test(text) && URL.canParse(text);
}

/** Whether a text is an origin as browsers write it: lower case, no path, no default port. */
export function isOrigin(text: string): boolean {
  return /^https?:\/\//.test(text) && URL.canParse(text) && new URL(text).origin === text;
}

const MIN_EPSILON = 0.01;
const MAX_EPSILON = 20;
export const EPSILON_RANGE = `off, or a number from ${MIN_EPSILON} to ${MAX_EPSILON} with at most ${EPSILON_DECIMALS} decimals`;

/** `null` for `off`. */
export const epsilon = v.pipe(
  v.string(),
  v.check(isEpsilon, `must be ${EPSILON_RANGE}`),
  v.transform((text) => (text === 'off' ? null : Number(text))),
);

function isEpsilon(text: string): boolean {
  const decimals = /^\d{1,2}(?:\.(\d+))?$/.exec(text);
  if (!decimals) return text === 'off';
  const [, digits = ''] = decimals;
  const value = Number(text);
  return digits.length <= EPSILON_DECIMALS && value >= MIN_EPSILON && value <= MAX_EPSILON;
}
