import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'vite';
import { type RunningServer, readSettings, startServer } from '../../src/server';

/** What the second version calls itself in Settings. */
export const SECOND_VERSION = '99.0.0';

/** A later version of the app, built from the same sources but for a word in the main bundle, and served. */
export interface SecondVersion {
  readonly url: string;
  close(): Promise<void>;
}

/** Builds and serves it; every script of the page gets another name by it, for each names the main bundle. */
export async function startSecondVersion(): Promise<SecondVersion> {
  const folder = mkdtempSync(join(tmpdir(), 'inktally-second-'));
  const environment = process.env.NODE_ENV;
  // The test runner's own would make it a development build.
  process.env.NODE_ENV = 'production';
  try {
    await build({
      logLevel: 'error',
      define: { __APP_VERSION__: JSON.stringify(SECOND_VERSION) },
      build: { outDir: join(folder, 'client') },
      plugins: [
        {
          name: 'second-version',
          transform: (code, id) =>
            id.endsWith('/src/app/main.tsx')
              ? `${code}\ndocument.documentElement.dataset.version = '${SECOND_VERSION}';`
              : null,
        },
      ],
    });
  } finally {
    process.env.NODE_ENV = environment;
  }
  const server: RunningServer = await startServer(
    readSettings({ PORT: '0', DATA_DIR: join(folder, 'data'), STATIC_DIR: join(folder, 'client') }),
    { print: () => undefined },
  );
  return {
    url: server.url,
    async close() {
      await server.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
