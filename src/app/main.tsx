import '../design/styles.css';
import './app.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { createRecognizer } from '../recognizer';
import { browserPorts, createTelemetry } from '../telemetry';
import { App } from './App';
import { loadFirstLanguage, loadLanguage } from './i18n';
import { POLICY_VERSION } from './policy';
import { getPreferences, showPreferences, subscribePreferences } from './preferences/preferences';
import { whenIdle } from './pwa/idle';
import { awaitInstallOffer } from './pwa/install';
import { INGEST_ORIGIN } from './services/ingest-origin';

showPreferences(getPreferences());
awaitInstallOffer();

const place = document.getElementById('root');
if (!place) throw new Error('index.html: expected an element with the id "root" to render into');

const recognizer = createRecognizer({ backend: getPreferences().backend });
subscribePreferences(() => recognizer.use(getPreferences().backend));
const services = { recognizer, telemetry: createTelemetry(browserPorts(INGEST_ORIGIN), POLICY_VERSION) };

const root = createRoot(place);
/** How long the first paint waits to know whether the user has chosen about sharing, in ms. */
const CHOICE_MS = 500;
/** How long the reader waits for the page to have a moment, in ms. */
const READER_MS = 1000;

async function begin(): Promise<void> {
  // Nobody sees a language before their own; where it cannot be had, the page begins in English and says so in Settings.
  const language = loadFirstLanguage(getPreferences().language, loadLanguage);
  // Known before, the question stands there with the first paint: drawn afterwards, it would keep a slow phone busy twice.
  const view = Promise.race([services.telemetry.view(), wait(CHOICE_MS)]);
  root.render(
    <StrictMode>
      <App services={services} language={await language} view={await view} />
    </StrictMode>,
  );
  // After the first paint: the sheet can be written on before the model is here. A failure is its status.
  requestAnimationFrame(() =>
    whenIdle(() => void recognizer.load().catch(() => undefined), { timeout: READER_MS }),
  );
}

const wait = (ms: number) => new Promise<null>((resolve) => setTimeout(() => resolve(null), ms));

void begin();
