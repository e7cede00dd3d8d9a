import '../design/styles.css';
import './dashboard.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { FIGURES_PATH } from '../contract';
import { loadFirstLanguage, showNotLoaded } from '../design';
import { App } from './App';
import { createMaintainerApi } from './api';
import { MaintainPage } from './components/MaintainPage';
import { PublicPage } from './components/PublicPage';
import { languageChoice, loadLanguage } from './i18n';

const place = document.getElementById('root');
if (!place) throw new Error('maintain.html: has no element with the id "root"; the page is drawn into it');

const now = () => Date.now();
const api = createMaintainerApi({ fetch: (input, init) => fetch(input, init), now });
const Page = location.pathname === FIGURES_PATH ? PublicPage : MaintainPage;

// Before the first render, so that no other language flashes.
loadFirstLanguage(languageChoice(location.search), loadLanguage).then(
  (language) =>
    createRoot(place).render(
      <StrictMode>
        <App language={language}>
          <Page api={api} now={now} />
        </App>
      </StrictMode>,
    ),
  () => showNotLoaded(place),
);
