import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { mkdtemp } from 'node:fs/promises';
import { connect, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Program, startProgram, until } from './programs';
import type { BrowserOptions, Command, Wire } from './webdriver';
import { WebDriverError } from './webdriver';

/** Settings of a quiet browser: a free port for Marionette, and no calls to its maker. */
const PREFERENCES = {
  'marionette.port': 0,
  'ui.prefersReducedMotion': 1,
  // Console messages and uncaught errors of pages go to the standard output.
  'devtools.console.stdout.content': true,
  'browser.dom.window.dump.enabled': true,
  'network.proxy.type': 1,
  // Loopback would go past the proxy by default.
  'network.proxy.allow_hijacking_localhost': true,
  'services.settings.server': 'data:,#remote-settings-dummy/v1',
};

/**
 * Firefox, spoken to by Marionette, its own form of WebDriver: commands as JSON over a socket.
 * geckodriver, which is not in Debian, would only translate. Playwright cannot be used: it asks for
 * a command (setMediaFeaturesOverride) that Firefox ESR 153 does not know.
 */
export async function startFirefox(options: BrowserOptions): Promise<Wire> {
  const profile = await mkdtemp(join(tmpdir(), 'inktally-firefox-'));
  const preferences = {
    ...PREFERENCES,
    'intl.accept_languages': options.language,
    'network.proxy.http': '127.0.0.1',
    'network.proxy.http_port': options.proxyPort,
    'network.proxy.ssl': '127.0.0.1',
    'network.proxy.ssl_port': options.proxyPort,
  };
  const lines = Object.entries(preferences).map(
    ([name, value]) => `user_pref(${JSON.stringify(name)}, ${JSON.stringify(value)});\n`,
  );
  writeFileSync(join(profile, 'user.js'), lines.join(''));
  const program = startProgram('firefox-esr', [
    ...['--headless', '--no-remote', '--profile', profile],
    // The last lets the tests reach the browser's own window.
    ...['--marionette', '--remote-allow-system-access'],
  ]);
  try {
    const port = await until(
      () => portIn(join(profile, 'MarionetteActivePort')),
      () => `Firefox to open its port: ${program.output()}`,
    );
    const firefox = new Firefox(program, profile, connect(port, '127.0.0.1'));
    await firefox.send('NewSession', {});
    await firefox.resize(options.width, options.height);
    return firefox;
  } catch (error) {
    await program.end();
    throw error;
  }
}

class Firefox implements Wire {
  #waiting = new Map<number, (answer: Answer) => void>();
  #received: Buffer = Buffer.alloc(0);
  #lastId = 0;

  constructor(
    private readonly program: Program,
    private readonly profile: string,
    private readonly socket: Socket,
  ) {
    socket.on('data', (chunk) => this.#receive(chunk));
    socket.on('error', () => {});
    socket.on('close', () => {
      for (const [id, answer] of this.#waiting) {
        answer([1, id, { error: 'disconnected', message: program.output() }, null]);
      }
    });
  }

  pageErrors(): string[] {
    // What a page prints stands in quotes or brackets; what Firefox itself prints does not.
    const ofPage = /^(JavaScript error: http|console\.error: ["({])/;
    return this.program
      .output()
      .split('\n')
      .filter((line) => ofPage.test(line));
  }

  async send(command: Command, parameters: Readonly<Record<string, unknown>> = {}): Promise<unknown> {
    const result = await this.#ask(`WebDriver:${command}`, parameters);
    // Most answers are a value in an object.
    return result !== null && typeof result === 'object' && 'value' in result ? result.value : result;
  }

  async permissionRequests(): Promise<string[]> {
    const answer = await this.#inWindow(`
      const id = 'persistent-storage';
      return PopupNotifications.getNotification(id, gBrowser.selectedBrowser) ? [id] : [];`);
    return answer as string[];
  }

  /** Gives pages a window of this size; Firefox's own cannot be as narrow as a phone. */
  async resize(width: number, height: number): Promise<void> {
    await this.#inWindow(`
      const { style } = gBrowser.selectedBrowser;
      for (const limit of ['min', 'max']) {
        style.setProperty(limit + '-width', '${width}px');
        style.setProperty(limit + '-height', '${height}px');
      }`);
  }

  /** Runs a script in the browser's own window, around the page. */
  async #inWindow(script: string): Promise<unknown> {
    await this.#ask('Marionette:SetContext', { value: 'chrome' });
    const answer = await this.send('ExecuteScript', { script, args: [] });
    await this.#ask('Marionette:SetContext', { value: 'content' });
    return answer;
  }

  async close(): Promise<void> {
    this.socket.destroy();
    await this.program.end();
    rmSync(this.profile, { recursive: true, force: true });
  }

  async #ask(name: string, parameters: Readonly<Record<string, unknown>>): Promise<object | null> {
    const id = ++this.#lastId;
    const text = JSON.stringify([0, id, name, parameters]);
    const [, , error, result] = await new Promise<Answer>((resolve) => {
      this.#waiting.set(id, resolve);
      this.socket.write(`${Buffer.byteLength(text)}:${text}`);
    });
    this.#waiting.delete(id);
    if (error) throw new WebDriverError(error.error, error.message);
    return result;
  }

  /** Messages come as their length, a colon, and JSON. The first is a greeting. */
  #receive(chunk: Buffer): void {
    this.#received = Buffer.concat([this.#received, chunk]);
    for (;;) {
      const colon = this.#received.indexOf(':');
      const end = colon + 1 + Number(this.#received.subarray(0, colon));
      if (colon < 0 || this.#received.length < end) return;
      const message = JSON.parse(this.#received.subarray(colon + 1, end).toString());
      this.#received = this.#received.subarray(end);
      if (Array.isArray(message)) this.#waiting.get(message[1])?.(message as Answer);
    }
  }
}

type Answer = [type: 1, id: number, error: { error: string; message: string } | null, result: object | null];

function portIn(file: string): number | null {
  try {
    return Number(readFileSync(file, 'utf8')) || null;
  } catch {
    return null;
  }
}
