import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { SETTINGS, type SettingDescription } from '../../src/server';

const readme = readFileSync(new URL('../../README.md', import.meta.url), 'utf8');

it.each(Object.values(SETTINGS).map((setting): [string, SettingDescription] => [setting.env, setting]))(
  'README describes %s as the settings do',
  (env, { default: standard, help }) => {
    expect(readme).toContain(`| \`${env}\` | ${standard === null ? '' : `\`${standard}\``} | ${help} |`);
  },
);
