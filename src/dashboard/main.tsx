import '../design/styles.css';
import './dashboard.css';
import { type ReactNode, StrictMode, useLayoutEffect } from 'react';
import { createRoot } from 'react-dom/client';
import { FIGURES_PATH } from '../contract';
import { LanguageProvider, loadFirstLanguage, showNotLoaded } from '../design';
import { createMaintainerApi } from './api';
import { CHART_COLOURS } from './charts/paint';
import { MaintainPage } from './components/MaintainPage';
import { PublicPage } from './components/PublicPage';
import { type Language, languageChoice, loadLanguage, useLanguage, useLanguageChoice } from './i18n';

const place = document.getElementById('root');
if (!place) throw new Error('maintain.html: has no element with the id "root"; the page is drawn into it');

// So that each computes to one colour, which a canvas can take. Older browsers do so anyway: the
// build rewrites light-dark() for them.
for (const name of CHART_COLOURS) {
  CSS.registerProperty?.({ name, syntax: '<color>', inherits: true, initialValue: 'transparent' });
}

const now = () => Date.now();
const api = createMaintainerApi({ fetch: (input, init) => fetch(input, init), now });
const Page = location.pathname === FIGURES_PATH ? PublicPage : MaintainPage;

function App({ language }: { readonly language: Language }) {
  return (
    <LanguageProvider first={language} choice={useLanguageChoice()} load={loadLanguage}>
      <Titled>
        <Page api={api} now={now} />
      </Titled>
    </LanguageProvider>
  );
}

function Titled({ children }: { readonly children: ReactNode }) {
  const { messages } = useLanguage();
  useLayoutEffect(() => {
    document.title = `${messages.title} · ${messages.product}`;
  }, [messages]);
  return children;
}

// Before the first render, so that no other language flashes.
loadFirstLanguage(languageChoice(location.search), loadLanguage).then(
  (language) =>
    createRoot(place).render(
      <StrictMode>
        <App language={language} />
      </StrictMode>,
    ),
  () => showNotLoaded(place),
);
