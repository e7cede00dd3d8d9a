import { readFile } from 'node:fs/promises';
import { expect, it } from 'vitest';
import * as contract from '../../src/contract';

const read = (file: string) => readFile(new URL(`../../${file}`, import.meta.url), 'utf8');

it('the paths are those that scripts, probes and bookmarks have', () => {
  const paths = Object.fromEntries(Object.entries(contract).filter(([name]) => name.endsWith('_PATH')));
  expect(paths).toEqual({
    REPORTS_PATH: '/api/v1/reports',
    AGGREGATES_PATH: '/api/v1/aggregates',
    RELEASES_PATH: '/api/v1/releases',
    SESSION_PATH: '/api/v1/session',
    CONFIG_PATH: '/api/v1/config',
    OPENAPI_PATH: '/api/v1/openapi.json',
    HEALTH_PATH: '/healthz',
    LIVE_PATH: '/livez',
    METRICS_PATH: '/metrics',
    MAINTAIN_PATH: '/maintain',
    FIGURES_PATH: '/figures',
  });
  expect(contract.APP_PATHS).toEqual({
    draw: '/',
    number: '/number',
    practice: '/practice',
    image: '/image',
    privacy: '/privacy',
    settings: '/settings',
    diagnostics: '/diagnostics',
  });
});

it('files that cannot import the paths have the same', async () => {
  const manifest = JSON.parse(await read('public/manifest.webmanifest'));
  expect(manifest.share_target.action).toBe(contract.APP_PATHS.image);
  expect(await read('public/robots.txt')).toContain(`Disallow: ${contract.MAINTAIN_PATH}\n`);
  for (const file of ['deploy/Containerfile', 'deploy/compose.yaml']) {
    expect(await read(file), file).toMatch(new RegExp(`fetch\\(.http://[^)]+${contract.LIVE_PATH}.\\)`));
  }
});
