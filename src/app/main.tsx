import './styles/tokens.css';
import './styles/base.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { createRecognizer } from '../recognizer';
import { browserPorts, createTelemetry } from '../telemetry';
import { App } from './App';
import { POLICY_VERSION } from './policy';
import { getPreferences, showTheme, subscribePreferences } from './preferences/preferences';
import { awaitInstallOffer } from './pwa/install';

showTheme(getPreferences());
awaitInstallOffer();

const root = document.getElementById('root');
if (!root) throw new Error('index.html: expected an element with the id "root" to render into');

const recognizer = createRecognizer({ backend: getPreferences().backend });
subscribePreferences(() => recognizer.use(getPreferences().backend));
const services = { recognizer, telemetry: createTelemetry(browserPorts(), POLICY_VERSION) };

createRoot(root).render(
  <StrictMode>
    <App services={services} />
  </StrictMode>,
);

// After the first paint: the sheet can be written on before the model is here. A failure is its status.
requestAnimationFrame(() => setTimeout(() => void recognizer.load().catch(() => undefined)));
