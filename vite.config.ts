import { existsSync, readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig, type InlineConfig, type Rolldown, type UserConfig } from 'vite';
import { VitePWA } from 'vite-plugin-pwa';
import { CHECKS, quietly, TREESHAKE, workerBuild } from './scripts/build-options';
import { fileDigests } from './scripts/file-digests';
import { ingestOrigin } from './scripts/ingest-origin';
import { noteLicenses } from './scripts/licenses';
import { prerenderFrame } from './scripts/prerender';
import { allowIngest } from './scripts/static-host';

const packageJson: { version: string } = JSON.parse(
  readFileSync(new URL('./package.json', import.meta.url), 'utf8'),
);

/** Where reports go, for a static host of the app; else to the server that serves it. */
const ingest = ingestOrigin();

/** The oldest browsers that README names. */
const BROWSERS = ['chrome111', 'firefox115', 'safari16.4'] as const;

/**
 * The page of the maintainers is an entry of its own; nothing of it is in the
 * app's bundle or cache.
 */
const MAINTAIN_ENTRY = 'maintain.html';
const entries: Record<string, string> = { app: 'index.html' };
// A static host has none: the server that takes the reports does.
if (ingest === null && existsSync(new URL(MAINTAIN_ENTRY, import.meta.url)))
  entries.maintain = MAINTAIN_ENTRY;

/**
 * Modules that only the maintainers' page uses; of the contract, those that check
 * the answers it reads.
 */
const isOfMaintain = (moduleId: string) =>
  /\/src\/(dashboard|statistics|contract\/(aggregates|releases|schema)\.ts$)|\/node_modules\/(uplot|valibot)\//.test(
    moduleId,
  );

/** The start has none of these; they only stand in the same doors. */
const NOT_OF_START =
  /\/src\/(ink\/(draw|pen-path|rasterize|normalize-image|stroke)|contract\/errors|design\/(index|bytes|dates))\.ts$/;

/**
 * Modules of both pages. What is left out and used by the maintainers' page would
 * start the app there.
 */
const OF_BOTH =
  /\/node_modules\/(react|react-dom|scheduler)\/|\/src\/(contract|design)\/|vite\/preload-helper/;
const isOfBoth = (moduleId: string) =>
  !isOfMaintain(moduleId) && OF_BOTH.test(moduleId) && !NOT_OF_START.test(moduleId);

/** What the app imports before anything is loaded on demand, by the modules of each build. */
const ofStart = new WeakMap<object, Set<string>>();

/** Whether a module is there from the start of the app. */
function isOfStart(moduleId: string, modules: Rolldown.ChunkingContext): boolean {
  const known = ofStart.get(modules) ?? new Set<string>();
  if (known.size === 0) {
    const visit = (id: string) => {
      if (known.has(id) || NOT_OF_START.test(id) || isOfMaintain(id)) return;
      known.add(id);
      for (const imported of modules.getModuleInfo(id)?.importedIds ?? []) visit(imported);
    };
    visit(fileURLToPath(new URL('./src/app/main.tsx', import.meta.url)));
    ofStart.set(modules, known);
  }
  return known.has(moduleId);
}

/**
 * Texts in one language are chunks of their own; scripts/load-graph.ts knows them by these names.
 */
function nameOfText(moduleId: string | null): string | undefined {
  const [, edition, language] =
    /\/src\/app\/(?:policy\/editions\/v(\d+-\d+)-|i18n\/messages\/)([\w-]+)\.ts$/.exec(moduleId ?? '') ?? [];
  if (edition) return `policy-${edition}-${language}`;
  return language && `messages-${language}`;
}

/** The files of styles, by program and by the names that their classes begin with. */
const styleFiles = new Map<string, string>();

/** @throws Error where two styles of a program have one name: their classes would be mixed up */
function ownNameOf(file: string): string {
  const name = basename(file, '.module.css');
  const key = `${/\/src\/(\w+)\//.exec(file)?.[1]} ${name}`;
  const other = styleFiles.get(key);
  if (other !== undefined && other !== file) {
    throw new Error(`${file} and ${other} have the same name: give one of them another`);
  }
  styleFiles.set(key, file);
  return name;
}

/**
 * Largest file that is kept for offline use; the WASM binary (about 230 kB) is
 * the largest there is.
 */
const MAX_PRECACHED_FILE_BYTES = 3 * 1024 * 1024;

/**
 * The service worker is built by a call of its own: as quietly as the app, and without an option
 * that is out of date.
 */
function adaptServiceWorkerBuild(config: InlineConfig): void {
  const { rollupOptions, ...build } = config.build ?? {};
  Object.assign(config, quietly(), {
    plugins: [config.plugins, noteLicenses()],
    build: {
      ...build,
      rolldownOptions: {
        input: rollupOptions?.input ?? [],
        checks: CHECKS,
        treeshake: TREESHAKE,
        output: { entryFileNames: 'sw.mjs', codeSplitting: false },
      },
    },
  } satisfies UserConfig);
}

/** Shorter to load than with Vite's hash of the file and the line. */
const classOf = (name: string, file: string) => `${ownNameOf(file)}-${name}`;

export default defineConfig({
  define: {
    __APP_VERSION__: JSON.stringify(packageJson.version),
    __INGEST_ORIGIN__: JSON.stringify(ingest),
  },
  css: { modules: { generateScopedName: classOf } },
  build: {
    outDir: 'dist/client',
    emptyOutDir: true,
    // The browsers that README names. What is newer in the styles, light-dark() above all,
    // is rewritten for them.
    target: [...BROWSERS],
    // data: URLs would have to be allowed in the content security policy.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    sourcemap: false,
    rolldownOptions: {
      checks: CHECKS,
      input: entries,
      treeshake: TREESHAKE,
      output: {
        // The prefix `maintain-` is what keeps these files out of the service worker's list below.
        entryFileNames: 'assets/[name]-[hash].js',
        chunkFileNames: (chunk) =>
          chunk.moduleIds.length > 0 && chunk.moduleIds.every(isOfMaintain)
            ? 'assets/maintain-[name]-[hash].js'
            : `assets/${nameOfText(chunk.facadeModuleId) ?? '[name]'}-[hash].js`,
        assetFileNames: 'assets/[name]-[hash][extname]',
        // One file of what the app and the maintainers' page have in common, one of all else that
        // the first visit needs, one of what the other pages share; not one for every set of pages
        // that share something.
        codeSplitting: {
          groups: [
            { name: 'common', test: isOfBoth, priority: 2 },
            { name: (id, modules) => (isOfStart(id, modules) ? 'start' : null), priority: 1 },
            { name: 'pages', test: /\/src\/(app|design)\//, minShareCount: 2 },
          ],
        },
      },
    },
  },
  worker: workerBuild(() => [noteLicenses()]),
  server: { proxy: { '/api': 'http://localhost:8787' } },
  plugins: [
    react(),
    prerenderFrame(classOf),
    noteLicenses(),
    ingest !== null && allowIngest(ingest),
    // For the worker, too, where it is served without a build (npm run dev).
    fileDigests(),
    VitePWA({
      strategies: 'injectManifest',
      srcDir: 'src/app/service-worker',
      filename: 'sw.ts',
      // The page registers the worker itself (src/app/pwa): nothing is injected into the HTML.
      injectRegister: false,
      // public/manifest.webmanifest, linked by index.html only.
      manifest: false,
      integration: { configureCustomSWViteBuild: adaptServiceWorkerBuild },
      injectManifest: {
        globPatterns: ['**/*.{html,js,css,wasm,json,bin,svg,png,webmanifest}'],
        // The WASM binary without SIMD is for browsers older than our range, and for those who ask
        // for it; it is fetched then. WebGL needs no binary and is kept, so that offline, too,
        // there is something to fall back to.
        globIgnores: ['maintain.html', 'assets/maintain-*', 'assets/tfjs-backend-wasm-????????.wasm'],
        maximumFileSizeToCacheInBytes: MAX_PRECACHED_FILE_BYTES,
      },
    }),
  ],
});
