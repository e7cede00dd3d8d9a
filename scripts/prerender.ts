import { dirname, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { createElement, type FunctionComponent } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { type Plugin, runnerImport } from 'vite';

const FRAME = fileURLToPath(new URL('../src/app/frame/Frame.tsx', import.meta.url));
const PAGE = /\/index\.html$/;
const PLACE = '<div id="root"></div>';
const EARLY_SCRIPT = '<script src="/first-paint.js"';
/** Chunks of texts by the first part of their language's tag. */
const TEXTS = /^assets\/messages-(\w+)(?:-\w+)?-[\w-]{8}\.js$/;

/** How Vite starts the app; the last is its entry. */
const MODULE = /<script type="module" crossorigin src="([^"]+)"><\/script>/g;

/**
 * Vite plugins: put the frame of the app into its page, and leave it to the script before the first
 * paint to start the app, and to load the texts of one language with it.
 *
 * @param classOf what the build calls a class of a file of styles
 * @throws Error where index.html lacks the place of one of them
 */
export function prerenderFrame(classOf: (name: string, file: string) => string): Plugin[] {
  return [
    {
      name: 'prerender-frame',
      apply: 'build',
      transformIndexHtml: {
        order: 'pre',
        handler: async (html, { filename }) =>
          PAGE.test(filename) ? replaced(html, PLACE, await frameHtml(classOf)) : html,
      },
    },
    {
      name: 'start-after-paint',
      apply: 'build',
      transformIndexHtml: {
        order: 'post',
        handler(html, { filename, bundle = {} }) {
          if (!PAGE.test(filename)) return html;
          const names = Object.keys(bundle).flatMap((file) => {
            const language = TEXTS.exec(file)?.[1];
            return language === undefined ? [] : [` data-${language}="/${file}"`];
          });
          const app = [...html.matchAll(MODULE)].at(-1)?.[1];
          if (app === undefined) throw new Error('index.html: expected a module that starts the app');
          const data = [` data-app="${app}"`, ...names].join('');
          // Modules come after the styles, which the first paint waits for.
          return replaced(html, EARLY_SCRIPT, EARLY_SCRIPT + data)
            .replace(MODULE, '<link rel="modulepreload" crossorigin href="$1">')
            .replaceAll('<link rel="modulepreload"', '$& fetchpriority="low"');
        },
      },
    },
  ];
}

/** `src/app/frame/Frame.tsx`. */
interface FrameModule {
  readonly Frame: FunctionComponent<{ readonly noScript: string }>;
}

async function frameHtml(classOf: (name: string, file: string) => string): Promise<string> {
  const { module } = await runnerImport<FrameModule>(FRAME, {
    configFile: false,
    logLevel: 'error',
    mode: 'production',
    oxc: { jsx: { runtime: 'automatic', development: false } },
    plugins: [classNames(classOf)],
  });
  const noScript =
    'Inktally reads digits on your device, in JavaScript. Please allow JavaScript for this page.';
  return PLACE.replace('><', `>${renderToStaticMarkup(createElement(module.Frame, { noScript }))}<`);
}

/** Only the names of the classes: Vite has no CSS modules for what it imports here. */
function classNames(classOf: (name: string, file: string) => string): Plugin {
  const PREFIX = '\0classes:';
  return {
    name: 'class-names',
    enforce: 'pre',
    resolveId: (id, importer = '') =>
      id.endsWith('.module.css') ? `${PREFIX}${resolve(dirname(importer), id)}.js` : null,
    load(id) {
      if (!id.startsWith(PREFIX)) return null;
      const prefix = classOf('', id.slice(PREFIX.length, -'.js'.length));
      return `export default new Proxy({}, { get: (_, name) => '${prefix}' + name });`;
    },
  };
}

function replaced(html: string, part: string, by: string): string {
  if (!html.includes(part)) throw new Error(`index.html: expected ${part}`);
  return html.replace(part, () => by);
}
