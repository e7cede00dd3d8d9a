import { chromium } from 'playwright-core';
import { debianCommands, findProgram, isExecutable, runInstaller } from './programs';

const SYSTEM_NAMES = [
  'chromium',
  'chromium-browser',
  'google-chrome-stable',
  'google-chrome',
  'microsoft-edge',
];
const MAC_BROWSERS = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
];

/**
 * What Chromium is started without. It takes the last such list that it is given, which is this
 * one, so that all of Playwright's is here too (a test compares them). The last three are pages of
 * the browser's own, for its address field, which nobody sees here: they take a quarter of the work
 * of a start and a first visit.
 */
export const FEATURES_OFF: readonly string[] = [
  'AvoidUnnecessaryBeforeUnloadCheckSync',
  'DestroyProfileOnBrowserClose',
  'HttpsUpgrades',
  'HttpsFirstBalancedModeAutoEnable',
  'LensOverlay',
  'MediaRouter',
  'PaintHolding',
  'ThirdPartyStoragePartitioning',
  'AvoidCorsURLLoaderRestartOnRedirect',
  'TcpPortRandomizationWin',
  'OptimizationHints',
  'NetworkTimeServiceQuerying',
  'AimEnabled',
  'PreconnectToSearch',
  'msForceBrowserSignIn',
  'msEdgeUpdateLaunchServicesPreferredVersion',
  'WebUIOmniboxPopup',
  'WebUIOmniboxAimPopup',
  'WebUIOmniboxFullPopup',
];

/**
 * Flags for a quiet, closed browser: no sandbox where it cannot work (root), and none of Chromium's
 * own requests to its maker, so that every request seen is the page's.
 */
export const CHROMIUM_FLAGS: readonly string[] = [
  ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--disable-quic',
  '--no-first-run',
  `--disable-features=${FEATURES_OFF.join(',')}`,
];

/** Path of a Chromium: CHROME_PATH, a system one, or Playwright's own; null where there is none. */
function findChromium(): string | null {
  const named = process.env.CHROME_PATH;
  if (named) {
    if (!isExecutable(named)) {
      throw new Error(`CHROME_PATH is ${named}, but there is no program there. Correct it or unset it.`);
    }
    return named;
  }
  const system = SYSTEM_NAMES.map(findProgram);
  const others = [...MAC_BROWSERS, playwrightPath()];
  return [...system, ...others].find((path) => path !== null && isExecutable(path)) ?? null;
}

/** Path of a Chromium; installs one where there is none. @throws Error with what to do */
export function ensureChromium(): string {
  const found = findChromium();
  if (found) return found;
  const attempts = [
    ...debianCommands(['chromium']),
    [process.execPath, 'node_modules/playwright-core/cli.js', 'install', 'chromium'],
  ];
  for (const command of attempts) {
    runInstaller('No Chromium found', command);
    const installed = findChromium();
    if (installed) return installed;
  }
  throw new Error(
    'No Chromium for the browser tests, and none could be installed. Install Chromium or Chrome, or set CHROME_PATH.',
  );
}

function playwrightPath(): string | null {
  try {
    return chromium.executablePath() || null;
  } catch {
    return null;
  }
}
