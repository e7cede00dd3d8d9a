import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Plugin } from 'vite';
import { APP_PATHS } from '../src/contract';
import { COMMON_HEADERS, contentSecurityPolicy, HSTS } from '../src/server/http/headers';
import { HASHED, KEEP_FOREVER } from '../src/server/static-files';

/** `frame-ancestors` counts only as a header, not in a page's own text. */
const NOT_IN_HTML = /; frame-ancestors [^;]+/;

/** Allows the page to send reports to another origin, whatever headers its host gives. */
export function allowIngest(origin: string): Plugin {
  return {
    name: 'allow-ingest',
    transformIndexHtml: () => [
      {
        tag: 'meta',
        attrs: {
          'http-equiv': 'Content-Security-Policy',
          content: contentSecurityPolicy(origin).replace(NOT_IN_HTML, ''),
        },
        injectTo: 'head-prepend',
      },
    ],
  };
}

/**
 * Writes what a static host has to do beside serving the files, in the form that Netlify,
 * Cloudflare Pages and others read: `_headers` (those of our own server, with `origin` allowed) and
 * `_redirects` (the app's pages, which are one file).
 */
export function writeHostFiles(folder: string, origin: string): void {
  // Such hosts have every file asked about before it is used again, unless told otherwise.
  const { 'cache-control': _, ...common } = COMMON_HEADERS;
  const headers = {
    ...common,
    'content-security-policy': contentSecurityPolicy(origin),
    'strict-transport-security': HSTS,
  };
  const lines = Object.entries(headers).map(([name, value]) => `  ${name}: ${value}`);
  const hashed = [`${HASHED}*`, `  cache-control: ${KEEP_FOREVER}`];
  writeFileSync(join(folder, '_headers'), ['/*', ...lines, ...hashed, ''].join('\n'));
  const redirects = Object.values(APP_PATHS)
    .filter((page) => page !== '/')
    .map((page) => `${page} /index.html 200`);
  writeFileSync(join(folder, '_redirects'), [...redirects, ''].join('\n'));
}
