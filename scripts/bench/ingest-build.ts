import { copyFileSync } from 'node:fs';
import { build } from 'vite';

/** Builds the server of the bench as `npm run build` builds the one in service, so that this is what is measured. */
export async function buildIngestServer(folder: string): Promise<string> {
  await build({
    configFile: false,
    logLevel: 'warn',
    mode: 'production',
    build: {
      ssr: 'scripts/bench/ingest-server.ts',
      outDir: folder,
      target: 'node20',
      emptyOutDir: true,
      copyPublicDir: false,
    },
  });
  copyFileSync('src/server/store/sqlite-writer.mjs', `${folder}/sqlite-writer.mjs`);
  return `${folder}/ingest-server.js`;
}
