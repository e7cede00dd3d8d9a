import { AgreementDialog } from './consent/AgreementDialog';
import { LanguageProvider, languageFor, useMessages } from './i18n';
import { DrawPage } from './pages/DrawPage';
import { NotFoundPage } from './pages/NotFoundPage';
import { NumberPage } from './pages/NumberPage';
import { PracticePage } from './pages/PracticePage';
import { PrivacyPage } from './pages/PrivacyPage';
import { SettingsPage } from './pages/SettingsPage';
import { UpdateNotice } from './pwa/UpdateNotice';
import { useRoute } from './routing/router';
import type { RouteName } from './routing/routes';
import { type Services, ServicesContext } from './services/services';
import { TelemetryProvider, useSharing } from './services/TelemetryProvider';
import { ErrorBoundary } from './shell/ErrorBoundary';
import { Shell } from './shell/Shell';

/** The whole app around its services. */
export function App({ services }: { readonly services: Services }) {
  return (
    <ErrorBoundary>
      <ServicesContext value={services}>
        <LanguageProvider value={languageFor(navigator.languages)}>
          <TelemetryProvider>
            <Pages />
          </TelemetryProvider>
        </LanguageProvider>
      </ServicesContext>
    </ErrorBoundary>
  );
}

const PAGES = {
  draw: DrawPage,
  number: NumberPage,
  practice: PracticePage,
  privacy: PrivacyPage,
  settings: SettingsPage,
} as const satisfies Record<RouteName, unknown>;

function Pages() {
  const route = useRoute();
  const { mustAsk, view } = useSharing();
  const messages = useMessages();
  const Page = route ? PAGES[route] : NotFoundPage;
  return (
    <>
      <Shell route={route} title={route ? messages.shell.navigation[route] : messages.errors.notFound.title}>
        <Page key={route} />
      </Shell>
      {mustAsk && (
        <AgreementDialog
          previousVersion={view?.consent?.policyVersion ?? null}
          optOut={view?.optOut ?? false}
        />
      )}
      <UpdateNotice ready={view !== null && !mustAsk} />
    </>
  );
}
