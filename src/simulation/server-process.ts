import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import type { ReachedServer } from './network';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));
const ENTRY = 'src/server/main-virtual-clock.ts';
/** How much of what the server printed is kept, in characters, for the message if it ends. */
const KEPT_OUTPUT = 4000;

/** What the server tells its parent. */
interface Told {
  readonly url?: string;
  readonly time?: number;
}

/** The real server as a process of its own, on the clock of the simulation. */
export class ServerProcess implements ReachedServer {
  readonly #environment: Readonly<Record<string, string>>;
  #time: number;
  #child: ChildProcess | null = null;
  #output = '';
  #url: Promise<string>;

  /**
   * @param environment all of the server's: nothing else of this process's is passed on
   * @param time milliseconds since the epoch
   */
  constructor(environment: Readonly<Record<string, string>>, time: number) {
    this.#environment = environment;
    this.#time = time;
    this.#url = this.#start();
    // The caller hears of a failure.
    this.#url.catch(() => undefined);
  }

  /** Where it is reached; waits while it starts. Rejects with what it printed if it does not. */
  url(): Promise<string> {
    return this.#url;
  }

  /** Sets the clock; resolves when the days that have ended by it are released. */
  async setTime(time: number): Promise<void> {
    await this.#url;
    this.#time = time;
    const child = this.#child;
    if (!child || hasEnded(child)) throw this.#ended();
    await new Promise<void>((resolve, reject) => {
      const listen = (told: Told) => told.time === time && settle(resolve);
      const fail = () => settle(() => reject(this.#ended()));
      const settle = (how: () => void) => {
        child.off('message', listen).off('exit', fail);
        how();
      };
      child.on('message', listen).once('exit', fail);
      child.send({ time }, (error) => error && fail());
    });
  }

  /** `kill -9`, whatever it does, and a new start. Requests wait until it serves. */
  async killAndRestart(): Promise<void> {
    const child = this.#child;
    // Set at once: a request that comes now must wait for the new process.
    this.#url = this.#kill(child).then(() => this.#start());
    this.#url.catch(() => undefined);
    await this.#url;
  }

  async stop(): Promise<void> {
    await this.#url.catch(() => undefined);
    await this.#kill(this.#child);
  }

  async #start(): Promise<string> {
    this.#output = '';
    const child = spawn(process.execPath, ['--import', 'tsx', ENTRY, String(this.#time)], {
      cwd: ROOT,
      env: { PATH: process.env.PATH, ...this.#environment },
      stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    });
    this.#child = child;
    for (const stream of [child.stdout, child.stderr]) {
      stream?.setEncoding('utf8').on('data', (text: string) => {
        this.#output = (this.#output + text).slice(-KEPT_OUTPUT);
      });
    }
    return await new Promise<string>((serves, fails) => {
      child.once('message', ({ url }: Told) => (url === undefined ? fails(this.#ended()) : serves(url)));
      // When the streams are at their end, too, so that its last words are there.
      child.once('close', () => fails(this.#ended()));
    });
  }

  async #kill(child: ChildProcess | null): Promise<void> {
    if (!child || hasEnded(child)) return;
    const exit = once(child, 'exit');
    child.kill('SIGKILL');
    await exit;
  }

  #ended(): Error {
    return new Error(`the server ended: ${this.#output.trim() || 'it printed nothing'}`);
  }
}

function hasEnded({ exitCode, signalCode }: ChildProcess): boolean {
  return exitCode !== null || signalCode !== null;
}
