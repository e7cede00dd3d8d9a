/** `npm run settings`: writes docs/settings.md; with `--check`, fails where it is out of date. */
import { SETTINGS, type SettingDescription } from '../src/server';
import { writeOrCheck } from './write-or-check';

const FILE = 'docs/settings.md';

const row = ({ env, default: standard, range, help }: SettingDescription) =>
  `| \`${env}\` | ${standard === null ? '' : `\`${standard}\``} | ${range} | ${help} |`;

const text = `# Settings

The server's settings are environment variables. An empty variable counts as unset; one that cannot be used stops the start with
a line that says why. This page is made from the settings themselves (\`npm run settings\`).

| variable | default | range | what it does |
|---|---|---|---|
${Object.values(SETTINGS).map(row).join('\n')}
`;

writeOrCheck(FILE, text, 'npm run settings');
