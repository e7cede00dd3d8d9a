import { type ChildProcess, execFileSync, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import {
  chmodSync,
  chownSync,
  cpSync,
  existsSync,
  linkSync,
  mkdirSync,
  readFileSync,
  statSync,
} from 'node:fs';
import { createServer } from 'node:net';
import { dirname, join, posix, relative, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { isBuilt } from '../../scripts/sources.mjs';
import { REPORTS_PATH } from '../../src/contract';
import { cleanUp, cleanUpLater, TOKEN, temporaryFolder } from '../server/harness';
import { makeReport } from '../server/reports';
import { readStages, type Stage, textsOf, words } from './containerfile';

const ROOT = resolve(import.meta.dirname, '../..');
const [build, image] = readStages(join(ROOT, 'deploy/Containerfile')) as [Stage, Stage];
const [uid = 0, gid = 0] = (textsOf(image, 'USER')[0] ?? '').split(':').map(Number);

/** What the steps of the first stage leave in its folder, and how this checkout has it already. */
const DONE_HERE: Record<string, string> = {
  'COPY package.json package-lock.json ./': 'the checkout',
  'RUN npm ci --no-audit --no-fund': 'node_modules of the checkout',
  'COPY . .': 'the checkout',
  'RUN npm run build': 'dist of the checkout, built below where it is not of these sources',
  'RUN npm prune --omit=dev --no-audit --no-fund':
    'only those packages are copied that the lock file says are left',
};

/** Whether this process may make a view of the file system of its own. */
const canSeal =
  process.getuid?.() === 0 && spawnSync('unshare', ['--mount', 'setpriv', '--version']).status === 0;
const how = canSeal
  ? 'as another user than root, on a file system that is all read-only but its data'
  : 'as the user of the tests, on a file system that can be written: only root can do more, on Linux';

/** Copies a file or folder by hard links, which take no time and no room. */
function link(from: string, to: string): void {
  mkdirSync(dirname(to), { recursive: true });
  if (!statSync(from).isDirectory()) {
    try {
      linkSync(from, to);
    } catch {
      cpSync(from, to);
    }
    return;
  }
  const linked = spawnSync('cp', ['-al', from, to]);
  if (linked.status !== 0) cpSync(from, to, { recursive: true });
}

/**
 * Takes connections and hangs up, so that no other program can be what answers at this port. Should
 * one have taken it since the server left it, waits until that one leaves it, too.
 */
async function hangUpAt(port: number): Promise<{ port: number; close: () => void }> {
  const server = createServer((socket) => socket.destroy());
  const listens = () =>
    new Promise<boolean>((resolve, reject) => {
      server.once('error', (error: NodeJS.ErrnoException) =>
        error.code === 'EADDRINUSE' ? resolve(false) : reject(error),
      );
      server.listen(port, '127.0.0.1', () => resolve(true));
    });
  await expect.poll(listens).toBe(true);
  const address = server.address();
  return { port: typeof address === 'object' && address ? address.port : 0, close: () => server.close() };
}

interface Lock {
  readonly packages: Record<string, { dev?: boolean; devOptional?: boolean }>;
}

/**
 * The packages that `npm prune --omit=dev` leaves, by the lock file; those inside of
 * others come with these.
 */
function keptPackages(): string[] {
  const { packages }: Lock = JSON.parse(readFileSync(join(ROOT, 'package-lock.json'), 'utf8'));
  return (
    Object.entries(packages)
      .filter(([, { dev, devOptional }]) => !dev && !devOptional)
      .map(([path]) => path)
      // What is optional and not for this Node.js or system is not there.
      .filter((path) => path.split('node_modules/').length === 2 && existsSync(join(ROOT, path)))
  );
}

describe(`the steps of deploy/Containerfile, run ${how}`, () => {
  let rootfs: string;
  let app: string;
  let data: string;
  const environment: Record<string, string> = { PATH: process.env.PATH ?? '', MAINTAINER_TOKEN: TOKEN };

  beforeAll(async () => {
    if (!isBuilt(ROOT)) execFileSync('npm', ['run', '-s', 'build'], { cwd: ROOT });
    rootfs = await temporaryFolder();
    chmodSync(rootfs, 0o755);
    let folder = '/';
    for (const { name, text } of image.steps) {
      if (name === 'ENV') {
        for (const pair of text.split(' ')) {
          const [variable = '', value = ''] = pair.split('=');
          environment[variable] = value;
        }
      } else if (name === 'WORKDIR') {
        folder = text;
        mkdirSync(join(rootfs, folder), { recursive: true });
      } else if (name === 'RUN') {
        expect(text).toBe(`install --directory --owner=${uid} --group=${gid} --mode=0700 /data`);
        mkdirSync(join(rootfs, '/data'), { mode: 0o700 });
        if (canSeal) chownSync(join(rootfs, '/data'), uid, gid);
      } else if (name === 'COPY') {
        const [from, ...paths] = text.split(' ');
        expect(from).toBe('--from=build');
        const target = paths.pop() ?? '';
        for (const path of paths) copyFromBuild(path, join(rootfs, posix.resolve(folder, target)), target);
      }
    }
    app = join(rootfs, folder);
    data = join(rootfs, '/data');
    environment.DATA_DIR = data;
    environment.HOST = '127.0.0.1';
    environment.PORT = '0';
  });
  afterAll(cleanUp);

  function copyFromBuild(path: string, target: string, written: string): void {
    const source = join(ROOT, posix.relative('/src', path));
    if (path === '/src/node_modules') {
      for (const kept of keptPackages()) link(join(ROOT, kept), join(target, relative('node_modules', kept)));
    } else link(source, written.endsWith('/') ? join(target, posix.basename(path)) : target);
  }

  /** Runs a command as the container would: its user, its files read-only. */
  function inContainer(command: readonly string[], more: Record<string, string> = {}): ChildProcess {
    const options = { cwd: app, env: { ...environment, ...more } };
    if (!canSeal) return spawn(command[0] ?? '', command.slice(1), options);
    const seal = `mount --bind "$0" "$0" && mount -o remount,bind,ro / && exec setpriv --reuid ${uid} --regid ${gid} --clear-groups --no-new-privs --bounding-set=-all --inh-caps=-all "$@"`;
    return spawn(
      'unshare',
      ['--mount', '--propagation', 'private', 'sh', '-c', seal, data, ...command],
      options,
    );
  }

  async function run(command: readonly string[], more?: Record<string, string>) {
    const child = inContainer(command, more);
    let output = '';
    for (const stream of [child.stdout, child.stderr]) {
      stream?.setEncoding('utf8').on('data', (text: string) => {
        output += text;
      });
    }
    const [code] = await once(child, 'close');
    return { code: Number(code), output };
  }

  test('are steps that are known here', () => {
    const steps = build.steps.filter(({ name }) => name !== 'WORKDIR');
    expect(steps.map(({ name, text }) => `${name} ${text}`)).toEqual(Object.keys(DONE_HERE));
  });

  test('start from images of one version, and end as a user that is not root', () => {
    for (const stage of [build, image])
      expect(stage.image).toMatch(/^docker\.io\/library\/node:\d+\.\d+\.\d+-\w+(-slim)?$/);
    expect(uid).toBeGreaterThan(0);
    expect(gid).toBeGreaterThan(0);
  });

  test('leave no sources, no tests and no development packages', () => {
    for (const path of ['src', 'test', 'scripts', '.git', 'node_modules/typescript', 'node_modules/vitest']) {
      expect(existsSync(join(app, path)), path).toBe(false);
    }
    for (const path of ['dist/server/main.js', 'dist/client/index.html', 'LICENSE', 'node_modules/hono']) {
      expect(existsSync(join(app, path)), path).toBe(true);
    }
  });

  test.runIf(canSeal)('leave nothing that the server could write but its data', async () => {
    const script =
      'for file; do touch "$file" 2>/dev/null && echo "$file"; done; id -u; grep NoNewPrivs /proc/self/status';
    const places = [app, join(app, 'dist/client'), '/tmp', '/root', '/etc', data].map((place) =>
      join(place, 'mark'),
    );
    const { output } = await run(['sh', '-c', script, 'sh', ...places]);
    expect(output).toBe(`${join(data, 'mark')}\n${uid}\nNoNewPrivs:\t1\n`);
  });

  test('serve, are healthy, take a report, make a backup, and end cleanly', async () => {
    const health = words(textsOf(image, 'HEALTHCHECK')[0] ?? '');
    const isHealthyAt = async (port: number) => (await run(health, { PORT: String(port) })).code === 0;
    const before = await hangUpAt(0);
    expect(await isHealthyAt(before.port), 'before the start').toBe(false);
    before.close();
    const server = inContainer(words(textsOf(image, 'CMD')[0] ?? ''));
    cleanUpLater(async () => void server.kill('SIGKILL'));
    let output = '';
    server.stderr?.setEncoding('utf8').on('data', (text: string) => {
      output += text;
    });
    const exit = once(server, 'exit');
    const port = await new Promise<number>((serving, failed) => {
      let text = '';
      server.stdout?.setEncoding('utf8').on('data', (more: string) => {
        text += more;
        const [, found] = /serves on \S+:(\d+)/.exec(text) ?? [];
        if (found) serving(Number(found));
      });
      server.once('exit', () => failed(new Error(output)));
    });
    expect(await isHealthyAt(port), 'while it serves').toBe(true);
    const url = `http://127.0.0.1:${port}`;
    expect((await fetch(url)).headers.get('content-type')).toContain('text/html');
    const report = {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(makeReport()),
    };
    expect((await fetch(`${url}${REPORTS_PATH}`, report)).status).toBe(204);
    const backup = await run(['node', 'dist/server/backup.js', join(data, 'backup.sqlite')]);
    expect([backup.code, backup.output]).toEqual([0, expect.stringContaining('a whole copy of')]);
    // What `exec` in the shell replaced is the server itself, so the signal is its own.
    server.kill(textsOf(image, 'STOPSIGNAL')[0] as NodeJS.Signals);
    expect(await exit).toEqual([0, null]);
    const after = await hangUpAt(port);
    expect(await isHealthyAt(port), 'after the end').toBe(false);
    after.close();
    expect(output).toBe('');
  });
});
