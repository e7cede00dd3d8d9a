import './styles/tokens.css';
import './styles/base.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { createRecognizer } from '../recognizer';
import { browserPorts, createTelemetry } from '../telemetry';
import { App } from './App';
import { chosenLanguage, ENGLISH, type Language, loadLanguage } from './i18n';
import { POLICY_VERSION } from './policy';
import { getPreferences, showPreferences, subscribePreferences } from './preferences/preferences';
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
const begin = (language: Language) => {
  root.render(
    <StrictMode>
      <App services={services} language={language} />
    </StrictMode>,
  );
  // After the first paint: the sheet can be written on before the model is here. A failure is its status.
  requestAnimationFrame(() => setTimeout(() => void recognizer.load().catch(() => undefined)));
};

// Nobody sees a language before their own; where it cannot be had, the page begins in English and says so in Settings.
const language = chosenLanguage(getPreferences().language);
if (language === 'en') begin(ENGLISH);
else loadLanguage(language).then(begin, () => begin(ENGLISH));
