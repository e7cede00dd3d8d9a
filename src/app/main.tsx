import '../design/styles.css';
import './app.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { showNotLoaded } from '../design';
import { createRecognizer } from '../recognizer';
import { browserPorts, createTelemetry } from '../telemetry';
import { App } from './App';
import { loadFirstLanguage, loadLanguage } from './i18n';
import { POLICY_VERSION } from './policy/current';
import { INGEST_ORIGIN } from './policy/ingest-origin';
import { getPreferences, startPreferences, subscribePreferences } from './preferences/preferences';
import { whenIdle } from './pwa/idle';
import { listenForInstallOffer } from './pwa/install';

startPreferences();
listenForInstallOffer();

const place = document.getElementById('root');
if (!place) throw new Error('index.html: expected an element with the id "root" to render into');

const recognizer = createRecognizer({ backend: getPreferences().backend });
subscribePreferences(() => recognizer.use(getPreferences().backend));
const telemetry = createTelemetry(browserPorts(INGEST_ORIGIN), POLICY_VERSION);

/** How long the first paint waits for the user's choice about sharing, in ms. */
const CHOICE_MS = 500;
/** How long the reader waits for an idle moment, in ms. */
const READER_MS = 1000;

async function begin(place: HTMLElement): Promise<void> {
  // No other language shows first. Without it the page starts in English, and Settings says so.
  const loading = loadFirstLanguage(getPreferences().language, loadLanguage).catch(() => null);
  // Known before the first paint, so that nothing moves when it comes.
  const view = await Promise.race([telemetry.view(), wait(CHOICE_MS)]);
  const language = await loading;
  if (!language) return showNotLoaded(place);
  createRoot(place).render(
    <StrictMode>
      <App recognizer={recognizer} telemetry={telemetry} language={language} view={view} />
    </StrictMode>,
  );
  // After the first paint: drawing works before the model arrives. A failure shows as the status.
  requestAnimationFrame(() =>
    whenIdle(() => void recognizer.load().catch(() => undefined), { timeout: READER_MS }),
  );
}

const wait = (ms: number) => new Promise<null>((resolve) => setTimeout(() => resolve(null), ms));

void begin(place);
