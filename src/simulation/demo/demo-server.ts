import { type ChildProcess, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { CommandError } from '../../command';
import { DEMO_EPSILON, DEMO_MODELS } from './plan';

const ENTRY = 'dist/server/main.js';
const SERVES = /Inktally serves on (\S+)/;

/** The built server on the data of the demo. */
export interface DemoServer {
  readonly url: string;
  readonly token: string;
  /** Resolves when it has ended. */
  readonly ended: Promise<void>;
  /** Has it end by itself. */
  stop(): void;
}

/** @throws CommandError with what it printed where it does not start */
export async function startDemoServer(options: {
  readonly dataDir: string;
  readonly staticDir: string;
  readonly port: number;
}): Promise<DemoServer> {
  const token = randomBytes(16).toString('hex');
  const child: ChildProcess = spawn(process.execPath, [ENTRY], {
    env: {
      PATH: process.env.PATH,
      PORT: String(options.port),
      DATA_DIR: options.dataDir,
      STATIC_DIR: options.staticDir,
      MAINTAINER_TOKEN: token,
      MODEL_VERSIONS: DEMO_MODELS.join(','),
      PRIVACY_EPSILON: DEMO_EPSILON,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const ended = once(child, 'close').then(() => undefined);
  let output = '';
  const url = await new Promise<string | null>((found) => {
    for (const stream of [child.stdout, child.stderr]) {
      stream?.setEncoding('utf8').on('data', (text: string) => {
        output += text;
        const [, address] = SERVES.exec(output) ?? [];
        if (address) found(address);
      });
    }
    void ended.then(() => found(null));
  });
  if (url === null) {
    throw new CommandError(`the server did not start: ${output.trim()} (the port is this command's --port)`);
  }
  return { url, token, ended, stop: () => void child.kill('SIGTERM') };
}
