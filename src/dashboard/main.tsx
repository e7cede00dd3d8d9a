import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { FIGURES_PATH } from '../contract';
import { createMaintainerApi } from './api';
import { MaintainPage } from './components/maintain-page';
import { PublicPage } from './components/public-page';
import { LanguageProvider, loadLanguage, wantedLanguage } from './i18n';
import './styles/tokens.css';
import './styles/base.css';
import './styles/controls.css';
import './styles/layout.css';
import './styles/notices.css';
import './styles/charts.css';
import './styles/tables.css';

const place = document.getElementById('root');
if (!place) throw new Error('maintain.html: has no element with the id "root"; the page is drawn into it');

const now = () => Date.now();
const api = createMaintainerApi({ fetch: (input, init) => fetch(input, init), now });
const Page = location.pathname === FIGURES_PATH ? PublicPage : MaintainPage;
const root = createRoot(place);

// Nobody sees a language before their own; where it cannot be had, the page is in English.
loadLanguage(wantedLanguage(location.search, navigator.languages))
  .catch(() => loadLanguage('en'))
  .then((language) => {
    root.render(
      <StrictMode>
        <LanguageProvider first={language}>
          <Page api={api} now={now} />
        </LanguageProvider>
      </StrictMode>,
    );
  });
