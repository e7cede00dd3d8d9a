import type { Socket } from 'node:net';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { PUBLISHED_MODELS } from '../../src/contract';
import { seededRandom } from '../../src/random';
import { readSettings, SETTINGS, SettingsError } from '../../src/server';
import { addressPrefix, peerReader, senderReader } from '../../src/server/client-address';
import { addressRanges, mostBits } from '../../src/server/setting-values';

describe('readSettings', () => {
  test('has a default for everything', () => {
    expect(readSettings({})).toEqual({
      port: 8787,
      host: '127.0.0.1',
      dataDir: './data',
      staticDir: 'dist/client',
      databaseUrl: null,
      maintainerToken: null,
      privacyEpsilon: 1,
      privacyMinReports: 20,
      rateLimitPerHour: 60,
      trustedProxies: null,
      contact: null,
      modelVersions: PUBLISHED_MODELS,
      reportsStopped: false,
      corsOrigin: null,
      metricsPort: null,
      metricsHost: '127.0.0.1',
      logFormat: 'text',
      publicAggregates: false,
    });
  });

  test('takes an empty variable as unset', () => {
    const empty = Object.fromEntries(Object.values(SETTINGS).map(({ env }) => [env, '']));
    expect(readSettings(empty)).toEqual(readSettings({}));
  });

  test('reads every variable', () => {
    const settings = readSettings({
      PORT: '0',
      HOST: '::',
      DATA_DIR: '/srv/inktally',
      STATIC_DIR: 'app',
      DATABASE_URL: 'postgresql://u:p@db/inktally?sslmode=require',
      MAINTAINER_TOKEN: '8Hq2vX0pLw9TzR4c',
      PRIVACY_EPSILON: 'off',
      PRIVACY_MIN_REPORTS: '50',
      RATE_LIMIT_PER_HOUR: '100',
      TRUSTED_PROXIES: '127.0.0.1, 10.0.0.0/8,fd00::/8',
      CONTACT: 'privacy@example.org',
      MODEL_VERSIONS: 'm5, m6',
      REPORTS_STOPPED: 'true',
      CORS_ORIGIN: 'https://app.example',
      METRICS_PORT: '9464',
      METRICS_HOST: '::1',
      LOG_FORMAT: 'json',
    });
    expect(settings).toMatchObject({ port: 0, host: '::', dataDir: '/srv/inktally', staticDir: 'app' });
    expect(settings).toMatchObject({ privacyEpsilon: null, privacyMinReports: 50, rateLimitPerHour: 100 });
    expect(settings).toMatchObject({ contact: 'privacy@example.org', reportsStopped: true });
    expect(settings).toMatchObject({ corsOrigin: 'https://app.example', metricsPort: 9464 });
    expect(settings).toMatchObject({ metricsHost: '::1', logFormat: 'json' });
    expect(settings.modelVersions).toEqual(['m5', 'm6']);
    expect(settings.trustedProxies).toEqual(['127.0.0.1', '10.0.0.0/8', 'fd00::/8']);
  });

  test.each([
    ['PORT', 'eighty'],
    ['PORT', '65536'],
    ['PORT', '-1'],
    ['PORT', '80.5'],
    ['HOST', 'not a host'],
    ['DATABASE_URL', 'mysql://db/x'],
    ['DATABASE_URL', 'postgres://['],
    ['MAINTAINER_TOKEN', 'only15character'],
    ['MAINTAINER_TOKEN', 'aaaaaaaaaaaaaaaaaaaaaaaa'],
    ['MAINTAINER_TOKEN', 'correct-horse'.repeat(4)],
    ['MAINTAINER_TOKEN', '0123456789abcdefghijklmnop'],
    ['MAINTAINER_TOKEN', 'with spaces in between'],
    ['PRIVACY_EPSILON', '0'],
    ['PRIVACY_EPSILON', '-1'],
    ['PRIVACY_EPSILON', '1e1'],
    ['PRIVACY_EPSILON', '0.0001'],
    ['PRIVACY_EPSILON', '21'],
    ['PRIVACY_EPSILON', 'on'],
    ['PRIVACY_MIN_REPORTS', '0'],
    ['RATE_LIMIT_PER_HOUR', 'none'],
    ['TRUSTED_PROXIES', '10.0.0.0/33'],
    ['TRUSTED_PROXIES', 'proxy.example'],
    ['CONTACT', 'two\nlines'],
    ['MODEL_VERSIONS', 'm5,,m6'],
    ['MODEL_VERSIONS', 'M1'],
    ['REPORTS_STOPPED', 'yes'],
    ['CORS_ORIGIN', '*'],
    ['CORS_ORIGIN', 'app.example'],
    ['CORS_ORIGIN', 'https://app.example/'],
    ['CORS_ORIGIN', 'https://app.example:443'],
    ['CORS_ORIGIN', 'https://a.example,https://b.example'],
    ['METRICS_PORT', 'on'],
    ['LOG_FORMAT', 'xml'],
    ['PUBLIC_AGGREGATES', 'yes'],
  ])('refuses %s=%j in one line that names it', (name, value) => {
    const read = () => readSettings({ [name]: value });
    expect(read).toThrow(SettingsError);
    expect(read).toThrow(new RegExp(`^${name} [^\n]+$`));
  });

  test('reads epsilon as a number', () => {
    expect(readSettings({ PRIVACY_EPSILON: '0.125' }).privacyEpsilon).toBe(0.125);
  });

  test('never repeats a secret', () => {
    const secrets = { MAINTAINER_TOKEN: 'hidden secret', DATABASE_URL: 'mysql://u:hidden@db/x' };
    expect(() => readSettings(secrets)).toThrow(/^(?!.*hidden).*MAINTAINER_TOKEN.*$/);
    expect(() => readSettings(secrets)).toThrow(/^(?!.*hidden).*DATABASE_URL.*$/);
  });

  test('describes each variable', () => {
    for (const { env, help, range } of Object.values(SETTINGS)) {
      expect(env).toMatch(/^[A-Z_]+$/);
      expect(help.length).toBeGreaterThan(20);
      expect(range).not.toBe('');
    }
  });
});

describe('addressPrefix', () => {
  test.each([
    ['203.0.113.77', '203.0.113'],
    ['2001:db8:85a3:8d3:1319:8a2e:370:7348', '2001:0db8:85a3'],
    ['2001:DB8:85A3::1', '2001:0db8:85a3'],
    ['2001:db8::1', '2001:0db8:0000'],
    ['::1', '0000:0000:0000'],
    ['2001::5:6:7:8:9:a', '2001:0000:0005'],
    ['64:ff9b::192.0.2.1', '0064:ff9b:0000'],
    ['', ''],
  ])('of %s is %s', (address, prefix) => {
    expect(addressPrefix(address)).toBe(prefix);
  });

  test('is the same within a /48 and a /24, and another outside', () => {
    fc.assert(
      fc.property(fc.ipV4(), fc.integer({ min: 0, max: 255 }), (address, last) => {
        const neighbour = address.replace(/\d+$/, String(last));
        expect(addressPrefix(neighbour)).toBe(addressPrefix(address));
      }),
    );
    fc.assert(
      fc.property(fc.ipV6(), (address) => {
        expect(addressPrefix(address).split(':')).toHaveLength(3);
        expect(addressPrefix(`${addressPrefix(address)}::`)).toBe(addressPrefix(address));
      }),
    );
  });
});

test('mostBits is what the smallest usual alphabet allows, less what repeats or counts on', () => {
  expect(mostBits('8Hq2vX0pLw9TzR4c')).toBe(96);
  expect(mostBits('9f86d081884c7d659a2feaa0')).toBe(96);
  expect(mostBits('839201746502')).toBe(39);
  expect(mostBits('aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa')).toBeLessThan(10);
  expect(mostBits('0123456789abcdefghijklmnopqrstuvwxyz')).toBeLessThan(40);
  expect(mostBits('ab12'.repeat(40))).toBe(mostBits('ab12'));
});

test('random tokens of 96 bits are taken, in base64 and hexadecimal', () => {
  const { uniform } = seededRandom(9);
  const random = (count: number) => Buffer.from(Uint8Array.from({ length: count }, () => 256 * uniform()));
  const tokens = Array.from({ length: 500 }, () => [
    random(24).toString('base64'),
    random(16).toString('hex'),
  ]);
  for (const token of tokens.flat()) expect(mostBits(token), token).toBeGreaterThanOrEqual(96);
});

test('peerReader gives the network of a connection, but not of this machine and trusted proxies', () => {
  const read = peerReader(addressRanges(['10.0.0.0/8']));
  const networkOf = (remoteAddress: string) => read({ remoteAddress } as Socket);
  expect(networkOf('198.51.100.7')).toBe('198.51.100');
  expect(networkOf('::ffff:198.51.100.7')).toBe('198.51.100');
  expect(['127.0.0.1', '::1', '10.1.2.3', '::ffff:10.1.2.3'].map(networkOf)).toEqual(['', '', '', '']);
});

describe('senderReader', () => {
  // Only what the reader looks at; the whole way over a connection is in privacy.test.ts.
  const from = (remoteAddress: string, headers: Record<string, string> = {}) =>
    ({ socket: { remoteAddress }, headers }) as unknown as Parameters<ReturnType<typeof senderReader>>[0];
  const trusting = (...ranges: string[]) => senderReader(addressRanges(ranges));

  test('believes no header of a stranger', () => {
    const headers = { 'x-forwarded-for': '198.51.100.1', 'x-forwarded-proto': 'https' };
    expect(trusting('10.0.0.0/8')(from('203.0.113.9', headers))).toEqual({
      address: '203.0.113.9',
      encrypted: false,
      loopback: false,
      ignoresForwarded: true,
    });
  });

  test('takes the last address before the trusted proxies', () => {
    const headers = { 'x-forwarded-for': '6.6.6.6, 203.0.113.9, 10.0.0.2', 'x-forwarded-proto': 'https' };
    expect(trusting('10.0.0.0/8')(from('::ffff:10.0.0.1', headers))).toEqual({
      address: '203.0.113.9',
      encrypted: true,
      loopback: false,
      ignoresForwarded: false,
    });
  });

  test('reads addresses with ports, and stops at what is none', () => {
    const read = trusting('127.0.0.1');
    expect(read(from('127.0.0.1', { 'x-forwarded-for': '203.0.113.9:4711' })).address).toBe('203.0.113.9');
    expect(read(from('127.0.0.1', { 'x-forwarded-for': '[2001:db8::1]:80' })).address).toBe('2001:db8::1');
    expect(read(from('127.0.0.1', { 'x-forwarded-for': '6.6.6.6, unknown' })).address).toBe('127.0.0.1');
  });

  test('knows this machine', () => {
    for (const address of ['127.0.0.1', '127.9.9.9', '::1', '::ffff:127.0.0.1']) {
      expect(trusting()(from(address)).loopback, address).toBe(true);
    }
    // Not known: the connection is gone. It may be anyone's.
    expect(trusting()(from('')).loopback).toBe(false);
  });
});
