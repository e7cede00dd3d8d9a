import type { Telemetry, TelemetryView } from '../telemetry';
import { type Language, LanguageProvider, loadLanguage } from './i18n';
import { usePreferences } from './preferences/preferences';
import { type Recognizer, RecognizerContext } from './reader/useRecognizer';
import { useRoute } from './routing/router';
import { AgreementDialog } from './sharing/AgreementDialog';
import { SharingProvider, useSharing } from './sharing/SharingProvider';
import { ErrorBoundary } from './shell/ErrorBoundary';
import { Notices } from './shell/Notices';
import { PageFailed } from './shell/PageFailed';
import { Shell } from './shell/Shell';
import { UpdateNotice } from './shell/UpdateNotice';
import { usePage } from './usePage';
import { usePreload } from './usePreload';

interface AppProps {
  readonly recognizer: Recognizer;
  readonly telemetry: Telemetry;
  readonly language: Language;
  /** The telemetry's view at the start; null where it is not known yet. */
  readonly view: TelemetryView | null;
}

export function App({ recognizer, telemetry, language, view }: AppProps) {
  return (
    <LanguageProvider first={language} choice={usePreferences().language} load={loadLanguage}>
      <ErrorBoundary>
        <RecognizerContext value={recognizer}>
          <SharingProvider telemetry={telemetry} first={view}>
            <Pages />
          </SharingProvider>
        </RecognizerContext>
      </ErrorBoundary>
    </LanguageProvider>
  );
}

function Pages() {
  const wanted = useRoute();
  const { route, Page, failed, retry } = usePage(wanted);
  const { mustAsk, view } = useSharing();
  // Nothing is stored on the device before the choice.
  usePreload(view !== null && !mustAsk);
  return (
    <>
      <Shell route={route} wanted={wanted}>
        {Page && <Page key={route} />}
      </Shell>
      {mustAsk && <AgreementDialog />}
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
