import { lazy, Suspense } from 'react';
import { AgreementDialog } from './consent/AgreementDialog';
import { type Language, LanguageProvider, useMessages } from './i18n';
import { DrawPage } from './pages/DrawPage';
import { NotFoundPage } from './pages/NotFoundPage';
import { NumberPage } from './pages/NumberPage';
import { PracticePage } from './pages/PracticePage';
import { PrivacyPage } from './pages/PrivacyPage';
import { SettingsPage } from './pages/SettingsPage';
import { usePreferences } from './preferences/usePreferences';
import { UpdateNotice } from './pwa/UpdateNotice';
import { useRoute } from './routing/router';
import type { RouteName } from './routing/routes';
import { type Services, ServicesContext } from './services/services';
import { TelemetryProvider, useSharing } from './services/TelemetryProvider';
import { ErrorBoundary } from './shell/ErrorBoundary';
import { Shell } from './shell/Shell';

interface AppProps {
  readonly services: Services;
  /** The language to begin with. */
  readonly language: Language;
}

/** The whole app around its services. */
export function App({ services, language }: AppProps) {
  return (
    <LanguageProvider first={language} choice={usePreferences().language}>
      <ErrorBoundary>
        <ServicesContext value={services}>
          <TelemetryProvider>
            <Pages />
          </TelemetryProvider>
        </ServicesContext>
      </ErrorBoundary>
    </LanguageProvider>
  );
}

/** A chunk of its own: few open it. */
const DiagnosticsPage = lazy(async () => ({
  default: (await import('./pages/DiagnosticsPage')).DiagnosticsPage,
}));

const PAGES = {
  draw: DrawPage,
  number: NumberPage,
  practice: PracticePage,
  privacy: PrivacyPage,
  settings: SettingsPage,
  diagnostics: DiagnosticsPage,
} as const satisfies Record<RouteName, unknown>;

function Pages() {
  const route = useRoute();
  const { mustAsk, view } = useSharing();
  const messages = useMessages();
  const Page = route ? PAGES[route] : NotFoundPage;
  return (
    <>
      <Shell route={route} title={route ? messages.shell.navigation[route] : messages.errors.notFound.title}>
        <Suspense>
          <Page key={route} />
        </Suspense>
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
