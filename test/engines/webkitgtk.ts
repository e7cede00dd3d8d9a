import { once } from 'node:events';
import { readdirSync, readFileSync, readlinkSync, rmSync } from 'node:fs';
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Program, startProgram, until } from './programs';
import { type BrowserOptions, COMMANDS, type Command, WebDriverError, type Wire } from './webdriver';

const WINDOW = join(import.meta.dirname, 'webkit-window.py');

/** WebKit calls it an error that it does not know a directive of the content security policy. */
const UNKNOWN_DIRECTIVE = "Unrecognized Content-Security-Policy directive 'manifest-src'";

/** WebKitGTK, the engine of Safari as Debian has it, in a window on a screen of its own. */
export async function startWebKit(options: BrowserOptions): Promise<Wire> {
  const screen = startProgram(
    'Xvfb',
    ['-displayfd', '3', '-nolisten', 'tcp', '-screen', '0', `${options.width}x${options.height}x24`],
    { pipe: true },
  );
  const programs = [screen];
  try {
    const [display] = await once(screen.process.stdio[3] as NodeJS.ReadableStream, 'data');
    const driver = startProgram('WebKitWebDriver', ['--port=0'], {
      environment: {
        DISPLAY: `:${String(display).trim()}`,
        GDK_BACKEND: 'x11',
        LIBGL_ALWAYS_SOFTWARE: '1',
        NO_AT_BRIDGE: '1',
      },
    });
    programs.unshift(driver);
    const port = await until(
      () => listeningPort(driver.process.pid ?? 0),
      () => `WebKitWebDriver to open its port: ${driver.output()}`,
    );
    const data = await mkdtemp(join(tmpdir(), 'inktally-webkit-'));
    const webkit = new WebKit(programs, data, `http://127.0.0.1:${port}/session`);
    await webkit.send('NewSession', { capabilities: { alwaysMatch: capabilities(options, data) } });
    return webkit;
  } catch (error) {
    for (const program of programs) await program.end();
    throw error;
  }
}

const capabilities = ({ width, height, language, proxyPort }: BrowserOptions, data: string) => ({
  'webkitgtk:browserOptions': {
    // By Debian's own Python, for which it has the bindings.
    binary: '/usr/bin/python3',
    args: [
      WINDOW,
      `--width=${width}`,
      `--height=${height}`,
      `--language=${language}`,
      `--data=${data}`,
      `--proxy=http://127.0.0.1:${proxyPort}`,
    ],
  },
});

class WebKit implements Wire {
  #session = '';

  constructor(
    private readonly programs: readonly Program[],
    private readonly data: string,
    private readonly url: string,
  ) {}

  pageErrors(): string[] {
    return this.#lines(/CONSOLE .*ERROR/).filter((line) => !line.includes(UNKNOWN_DIRECTIVE));
  }

  async permissionRequests(): Promise<string[]> {
    return this.#lines(/^PERMISSION /);
  }

  #lines(pattern: RegExp): string[] {
    const lines = this.programs.flatMap(({ output }) => output().split('\n'));
    return lines.filter((line) => pattern.test(line));
  }

  async send(command: Command, parameters: Readonly<Record<string, unknown>> = {}): Promise<unknown> {
    const [method, path] = COMMANDS[command];
    const { id, ...body } = parameters;
    const answer = await fetch(`${this.url}${this.#session}${path.replace('{id}', String(id))}`, {
      method,
      headers: { 'content-type': 'application/json' },
      body: method === 'POST' ? JSON.stringify(body) : null,
    });
    const { value } = (await answer.json()) as { value: Record<string, string> | null };
    if (!answer.ok) throw new WebDriverError(value?.error ?? '', value?.message ?? '');
    if (command === 'NewSession') this.#session = `/${value?.sessionId}`;
    return value;
  }

  async close(): Promise<void> {
    for (const program of this.programs) await program.end();
    rmSync(this.data, { recursive: true, force: true });
  }
}

/** The port on which a process listens: the driver takes a free one, and does not say which. */
function listeningPort(pid: number): number | null {
  const folder = `/proc/${pid}/fd`;
  const sockets = readdirSync(folder).map((name) => linkOf(join(folder, name)));
  for (const line of readFileSync(`/proc/${pid}/net/tcp`, 'utf8').split('\n').slice(1)) {
    const [, local, , state, , , , , , inode] = line.trim().split(/\s+/);
    const isListening = state === '0A';
    if (isListening && sockets.includes(`socket:[${inode}]`)) {
      return Number.parseInt(local?.split(':')[1] ?? '', 16);
    }
  }
  return null;
}

function linkOf(path: string): string {
  try {
    return readlinkSync(path);
  } catch {
    return '';
  }
}
