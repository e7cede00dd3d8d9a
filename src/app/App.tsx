import type { TelemetryView } from '../telemetry';
import { AgreementDialog } from './consent/AgreementDialog';
import { type Language, LanguageProvider, loadLanguage, useMessages } from './i18n';
import { PageFailed } from './pages/PageFailed';
import { usePage } from './pages/usePage';
import { usePreferences } from './preferences/usePreferences';
import { UpdateNotice } from './pwa/UpdateNotice';
import { useSettlingIn } from './pwa/useSettlingIn';
import { useRoute } from './routing/router';
import { type Services, ServicesContext } from './services/services';
import { TelemetryProvider, useSharing } from './services/TelemetryProvider';
import { ErrorBoundary } from './shell/ErrorBoundary';
import { Notices } from './shell/Notices';
import { Shell } from './shell/Shell';

interface AppProps {
  readonly services: Services;
  /** The language to begin with. */
  readonly language: Language;
  /** What the telemetry says of itself then, where that is known. */
  readonly view: TelemetryView | null;
}

/** The whole app around its services. */
export function App({ services, language, view }: AppProps) {
  return (
    <LanguageProvider first={language} choice={usePreferences().language} load={loadLanguage}>
      <ErrorBoundary>
        <ServicesContext value={services}>
          <TelemetryProvider first={view}>
            <Pages />
          </TelemetryProvider>
        </ServicesContext>
      </ErrorBoundary>
    </LanguageProvider>
  );
}

function Pages() {
  const wanted = useRoute();
  const { route, Page, failed, retry } = usePage(wanted);
  const { mustAsk, view } = useSharing();
  const messages = useMessages();
  // Before the choice nothing is kept on the device.
  useSettlingIn(view !== null && !mustAsk);
  return (
    <>
      <Shell
        route={route}
        wanted={wanted}
        title={route ? messages.shell.navigation[route] : messages.errors.notFound.title}
      >
        {Page && <Page key={route} />}
      </Shell>
      {mustAsk && (
        <AgreementDialog
          previousVersion={view?.consent?.policyVersion ?? null}
          optOut={view?.optOut ?? false}
        />
      )}
      <Notices>
        {failed && wanted ? (
          <PageFailed wanted={wanted} shown={Page && route} onRetry={retry} />
        ) : (
          <UpdateNotice />
        )}
      </Notices>
    </>
  );
}
