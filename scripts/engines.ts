/** `npm run test:engines`: a newcomer's walk in Firefox and WebKitGTK. */
import { spawnSync } from 'node:child_process';
import { debianCommands, findProgram, runInstaller } from './programs';
import { conclude, runProjects } from './run-projects';

/** What the tests start, by the packages of Debian that have it. */
const NEEDED: readonly { readonly packages: readonly string[]; readonly isThere: () => boolean }[] = [
  { packages: ['firefox-esr'], isThere: () => findProgram('firefox-esr') !== null },
  { packages: ['webkit2gtk-driver'], isThere: () => findProgram('WebKitWebDriver') !== null },
  { packages: ['xvfb'], isThere: () => findProgram('Xvfb') !== null },
  { packages: ['python3-gi', 'gir1.2-webkit2-4.1'], isThere: hasWebKitForPython },
];

ensureEngines();
conclude([await runProjects('engines')]);

/** Installs what is missing, and says so. */
function ensureEngines(): void {
  const missing = missingPackages();
  if (missing.length === 0) return;
  for (const command of debianCommands(missing, ['--no-install-recommends'])) {
    runInstaller(`Missing for the tests in Firefox and WebKitGTK: ${missing.join(', ')}`, command);
  }
  const left = missingPackages();
  if (left.length > 0) {
    console.error(
      `Missing for the tests in Firefox and WebKitGTK: ${left.join(', ')}. Install these packages of Debian, or run as root there.`,
    );
    process.exit(1);
  }
}

function missingPackages(): string[] {
  return NEEDED.filter(({ isThere }) => !isThere()).flatMap(({ packages }) => packages);
}

function hasWebKitForPython(): boolean {
  const script = "import gi; gi.require_version('WebKit2', '4.1')";
  return spawnSync('/usr/bin/python3', ['-c', script], { stdio: 'ignore' }).status === 0;
}
