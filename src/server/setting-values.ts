import { BlockList, isIP } from 'node:net';
import * as v from 'valibot';
import { EPSILON_DECIMALS, isModelVersion } from '../contract';
import { postgresHosts } from './postgres-hosts';

/** What settings can take: `range` in words, `schema` to turn the text into the value. */

export function wholeNumber(min: number, max: number) {
  const range = `a whole number from ${min} to ${max}`;
  const message = `must be ${range}`;
  const schema = v.pipe(
    v.string(),
    v.regex(/^\d{1,9}$/, message),
    v.transform(Number),
    v.minValue(min, message),
    v.maxValue(max, message),
  );
  return { range, schema };
}

function text(range: string, isValid: (value: string) => boolean, message = `must be ${range}`) {
  return { range, schema: v.pipe(v.string(), v.check(isValid, message)) };
}

export const path = text('a path', (value) => !value.includes('\0'));

export const host = text('a host name or an address', (value) => /^[A-Za-z0-9.:_-]{1,253}$/.test(value));

export const postgresUrl = {
  range: 'postgres://user:password@host:port/database; several hosts as host1:port,host2:port',
  schema: v.pipe(
    v.string(),
    v.rawCheck(({ dataset, addIssue }) => {
      const hosts = dataset.typed ? postgresHosts(dataset.value) : [];
      if (typeof hosts === 'string') addIssue({ message: hosts });
    }),
  ),
};

export const origin = text(
  'an origin such as https://app.example, without a path',
  (value) => /^https?:\/\//.test(value) && URL.canParse(value) && new URL(value).origin === value,
  'must be one origin as browsers write it, such as https://app.example, without a path',
);

export const yesOrNo = {
  range: 'true or false',
  schema: v.pipe(
    v.picklist(['true', 'false'], 'must be true or false'),
    v.transform((value) => value === 'true'),
  ),
};

function list(items: string, isItem: (item: string) => boolean) {
  const range = `${items}, separated by commas`;
  const schema = v.pipe(
    v.string(),
    v.transform((value): readonly string[] => value.split(',').map((item) => item.trim())),
    v.check((values) => values.every(isItem), `must be ${range}`),
  );
  return { range, schema };
}

export const addressList = list('addresses or ranges such as 10.0.0.0/8', isAddressRange);

export const modelList = list('model versions such as m5', isModelVersion);

/** Bits that a secret must have, so that nobody can guess it. */
const MIN_SECRET_BITS = 96;
/** Equal steps between characters after which they are a run, such as "0000" or "abcd". */
const RUN_STEPS = 3;

/**
 * The most bits of entropy that a text can have: those of a random one from the smallest usual
 * alphabet that has its characters. What only repeats or counts on adds none.
 */
export function mostBits(text: string): number {
  const alphabet = [
    [/^\d*$/, 10],
    [/^([0-9a-f]*|[0-9A-F]*)$/, 16],
    [/^([0-9a-z]*|[0-9A-Z]*)$/, 36],
    [/^[\w+/=-]*$/, 64],
    [/^/, 94],
  ] as const;
  const [, size] = alphabet.find(([characters]) => characters.test(text)) ?? alphabet[4];
  const [, unit = text] = /^(.+?)\1+$/s.exec(text) ?? [];
  const steps = [...unit].map((_, index) => unit.charCodeAt(index) - unit.charCodeAt(index - 1));
  const inRun = steps.filter(
    (step, index) =>
      Math.abs(step) <= 1 &&
      index >= RUN_STEPS &&
      steps.slice(index - RUN_STEPS + 1, index).every((one) => one === step),
  );
  return Math.floor((unit.length - inRun.length) * Math.log2(size));
}

export const secret = {
  range: `at least ${MIN_SECRET_BITS} random bits, such as openssl rand -base64 24 gives`,
  schema: v.pipe(
    v.string(),
    v.check(
      (text) => mostBits(text) >= MIN_SECRET_BITS,
      `can be guessed: it must have at least ${MIN_SECRET_BITS} random bits, such as openssl rand -base64 24 gives`,
    ),
  ),
};

const MIN_EPSILON = 0.01;
const MAX_EPSILON = 20;
const EPSILON_RANGE = `off, or a number from ${MIN_EPSILON} to ${MAX_EPSILON} with at most ${EPSILON_DECIMALS} decimals`;

/** `null` for `off`. */
export const epsilon = {
  range: EPSILON_RANGE,
  schema: v.pipe(
    v.string(),
    v.check(isEpsilon, `must be ${EPSILON_RANGE}`),
    v.transform((value) => (value === 'off' ? null : Number(value))),
  ),
};

function isEpsilon(text: string): boolean {
  const decimals = /^\d{1,2}(?:\.(\d+))?$/.exec(text);
  if (!decimals) return text === 'off';
  const [, digits = ''] = decimals;
  const value = Number(text);
  return digits.length <= EPSILON_DECIMALS && value >= MIN_EPSILON && value <= MAX_EPSILON;
}

/** Whether a text is an address, or an address range such as `10.0.0.0/8`. */
function isAddressRange(text: string): boolean {
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
