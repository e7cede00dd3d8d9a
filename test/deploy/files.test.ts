import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { LIVE_PATH } from '../../src/contract';
import { readSettings, SETTINGS } from '../../src/server';
import { readStages, textsOf } from './containerfile';

const DEPLOY = resolve(import.meta.dirname, '../../deploy');
const read = (name: string) => readFileSync(join(DEPLOY, name), 'utf8');
const has = (program: string) => spawnSync(program, ['--version']).error === undefined;

const variables = new Set<string>(Object.values(SETTINGS).map(({ env }) => env));

interface Service {
  readonly build?: { readonly context: string; readonly dockerfile: string };
  readonly image: string;
  readonly read_only?: boolean;
  readonly ulimits?: { readonly core: number };
  readonly environment: Record<string, string>;
  readonly volumes: readonly string[];
  readonly networks: readonly string[];
  readonly depends_on?: Record<string, { readonly condition: string }>;
  readonly ports?: readonly string[];
  readonly healthcheck?: { readonly test: readonly string[] };
}

interface Compose {
  readonly services: Record<'inktally' | 'postgres' | 'caddy', Service>;
  readonly networks: Record<
    string,
    { readonly ipam?: { config: { subnet: string }[] }; internal?: boolean } | null
  >;
  readonly volumes: Record<string, null>;
}

describe('deploy/compose.yaml', () => {
  const compose = parse(read('compose.yaml')) as Compose;
  const services = Object.values(compose.services);
  const { inktally, postgres, caddy } = compose.services;

  test('names no service, network, volume or file that is not there', () => {
    for (const { networks, volumes, depends_on = {} } of services) {
      for (const name of networks) expect(Object.keys(compose.networks)).toContain(name);
      for (const volume of volumes) {
        const [source = ''] = volume.split(':');
        if (source.startsWith('.')) expect(existsSync(join(DEPLOY, source)), source).toBe(true);
        else expect(Object.keys(compose.volumes)).toContain(source);
      }
      for (const [name, { condition }] of Object.entries(depends_on)) {
        expect(condition).toBe('service_healthy');
        expect(compose.services[name as keyof Compose['services']].healthcheck?.test.length).toBeGreaterThan(
          0,
        );
      }
    }
    expect(existsSync(join(DEPLOY, inktally.build?.context ?? '', inktally.build?.dockerfile ?? ''))).toBe(
      true,
    );
  });

  test('serves the app also while reports cannot be stored: Caddy waits for liveness alone', () => {
    expect(caddy.depends_on).toEqual({ inktally: { condition: 'service_healthy' } });
    expect(inktally.healthcheck?.test.join(' ')).toContain(`:8787${LIVE_PATH}'`);
  });

  test('gives the server settings that it has, and takes', () => {
    const values = Object.entries(inktally.environment).map(([name, text]) => {
      expect(variables, name).toContain(name);
      return [name, text.replaceAll(/\$\{\w+[^}]*\}/g, 'a0b1c2d3e4f5a6b7c8d9e0f1')];
    });
    const settings = readSettings(Object.fromEntries(values));
    expect(settings.trustedProxies).toEqual([compose.networks.front?.ipam?.config[0]?.subnet]);
    const database = new URL(settings.databaseUrl ?? '');
    expect([database.hostname, database.username]).toEqual(['postgres', postgres.environment.POSTGRES_USER]);
  });

  test('takes every secret from .env, whose example has each', () => {
    const asked = [...read('compose.yaml').matchAll(/\$\{(\w+):\?fill in \.env\}/g)].map(([, name]) => name);
    const offered = [...read('env.example').matchAll(/^(\w+)=$/gm)].map(([, name]) => name);
    expect([...new Set(asked)].sort()).toEqual(offered.sort());
    expect(read('compose.yaml')).not.toMatch(/\$\{\w+\}/);
  });

  test('lets only Caddy be reached, and PostgreSQL reach nobody', () => {
    expect(services.filter(({ ports }) => ports)).toEqual([caddy]);
    expect(postgres.networks).toEqual(['back']);
    expect(compose.networks.back?.internal).toBe(true);
    expect(caddy.networks).not.toContain('back');
    expect(inktally.read_only).toBe(true);
    // A dump of memory would hold what is stored nowhere.
    for (const { ulimits } of services) expect(ulimits?.core).toBe(0);
  });

  test('keeps what has to stay: the data of the server and of PostgreSQL, and the certificates', () => {
    const [image] = readStages(join(DEPLOY, 'Containerfile')).slice(-1);
    const [volume] = image ? textsOf(image, 'VOLUME') : [];
    expect(inktally.volumes).toEqual([`data:${volume}`]);
    expect(postgres.volumes).toEqual(['postgres:/var/lib/postgresql']);
    expect(caddy.volumes).toContain('caddy:/data');
  });

  test('names every image with its version', () => {
    for (const { image, build } of services) if (!build) expect(image).toMatch(/:\d+\.\d+(\.\d+)?-\w+$/);
  });
});

describe('deploy/inktally.service', () => {
  const unit = read('inktally.service');

  test('gives the server settings that it has, and the folder that systemd makes', () => {
    const [, line = ''] = /^Environment=(.*)$/m.exec(unit) ?? [];
    const given = Object.fromEntries(line.split(' ').map((pair) => pair.split('=')));
    for (const name of Object.keys(given)) if (name !== 'NODE_ENV') expect(variables).toContain(name);
    const [, state] = /^StateDirectory=(.*)$/m.exec(unit) ?? [];
    expect(given.DATA_DIR).toBe(`/var/lib/${state}`);
    expect(unit).toMatch(/^User=(?!root)\w+$/m);
    expect(unit).toMatch(/^LimitCORE=0$/m);
  });

  test.runIf(has('systemd-analyze'))('is a valid unit that systemd calls well protected', () => {
    // The program is where Debian's package puts it; that it is there is no matter of the unit.
    const verified = spawnSync('systemd-analyze', ['verify', join(DEPLOY, 'inktally.service')], {
      encoding: 'utf8',
    });
    const complaints = verified.stderr
      .split('\n')
      .filter((text) => text !== '' && !text.includes('is not executable'));
    expect(complaints).toEqual([]);
    const rated = execFileSync(
      'systemd-analyze',
      ['security', '--offline=true', '--threshold=20', '--no-pager', join(DEPLOY, 'inktally.service')],
      { encoding: 'utf8', env: { ...process.env, SYSTEMD_LOG_LEVEL: 'err' } },
    );
    expect(rated).toContain('Overall exposure level');
  });
});
