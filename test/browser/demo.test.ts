import { spawn } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { AGGREGATES_PATH, type Aggregates, FIGURES_PATH, MAINTAIN_PATH } from '../../src/contract';
import { readOptions } from '../../src/simulation/demo/options';

/** Beside the browser tests because it needs the built app, as they do. */
describe('npm run demo', () => {
  const temporary = mkdtempSync(join(tmpdir(), 'inktally-demo-test-'));
  afterAll(() => rmSync(temporary, { recursive: true, force: true }));

  /** The folders of demos; beside them tsx keeps its own. */
  const folders = () => readdirSync(temporary).filter((name) => name.startsWith('inktally-'));

  function start(...args: string[]) {
    const child = spawn(process.execPath, ['--import', 'tsx', 'src/simulation/demo/main.ts', ...args], {
      env: { PATH: process.env.PATH, TMPDIR: temporary },
    });
    let output = '';
    const waiting: { readonly pattern: RegExp; readonly tell: (found: RegExpExecArray) => void }[] = [];
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding('utf8').on('data', (text: string) => {
        output += text;
        for (const { pattern, tell } of waiting) {
          const found = pattern.exec(output);
          if (found) tell(found);
        }
      });
    }
    const ended = new Promise<number | null>((resolve) => child.on('close', resolve));
    return {
      child,
      ended,
      output: () => output,
      until: (pattern: RegExp) =>
        Promise.race([
          new Promise<RegExpExecArray>((tell) => waiting.push({ pattern, tell })),
          ended.then(() => {
            throw new Error(`it ended: ${output}`);
          }),
        ]),
    };
  }

  it('fills a server, serves pages that are marked, and leaves nothing behind', async () => {
    const demo = start('--port', '0', '--installs', '3', '--days', '3');
    const [, url = '', token = ''] = await demo.until(/(http:\S+)\/maintain .*the token is (\w+)/);
    for (const path of ['/', '/privacy', MAINTAIN_PATH, FIGURES_PATH, '/index.html']) {
      const html = await (await fetch(url + path)).text();
      expect(html, path).toMatch(/<aside class="demo".*Demo · simulated figures.*<div id="root">/s);
      expect(html).toContain('href="/demo.css"');
    }
    expect((await fetch(`${url}/demo.css`)).headers.get('content-type')).toContain('text/css');
    const answer = await fetch(`${url}${AGGREGATES_PATH}`, { headers: { authorization: `Bearer ${token}` } });
    expect(((await answer.json()) as Aggregates).epsilon).toBe(20);
    expect(folders()).toHaveLength(1);
    demo.child.kill('SIGINT');
    expect(await demo.ended).toBe(0);
    expect(demo.output()).toContain('its data are deleted');
    expect(folders()).toEqual([]);
  });

  it('can be broken off while it is filled', async () => {
    const demo = start('--port', '0', '--installs', '200', '--days', '300');
    await demo.until(/Simulating 200 devices/);
    demo.child.kill('SIGINT');
    expect(await demo.ended).toBe(0);
    expect(folders()).toEqual([]);
  });

  it('says what it does not take', () => {
    expect(() => readOptions(['--port', 'x'])).toThrow('--port: "x" is not right');
    expect(() => readOptions(['--days', '1'])).toThrow('a whole number from 2 to 366');
    expect(readOptions(['--help'])).toBeNull();
    expect(readOptions([])).toEqual({ port: 8790, installs: 80, days: 60, seed: 1 });
  });
});
