import { useLayoutEffect } from 'react';
import type { Telemetry, TelemetryView } from '../telemetry';
import { type Language, LanguageProvider, loadLanguage } from './i18n';
import { usePreferences } from './preferences/preferences';
import { type Recognizer, RecognizerContext } from './reader/useRecognizer';
import { type RouteName, useRoute } from './routing/router';
import { timeToAsk } from './sharing/asking';
import { SharingProvider, useSharing } from './sharing/SharingProvider';
import { SharingQuestion } from './sharing/SharingQuestion';
import { ErrorBoundary } from './shell/ErrorBoundary';
import { Notices } from './shell/Notices';
import { PageFailed } from './shell/PageFailed';
import { Shell } from './shell/Shell';
import { UpdateNotice } from './shell/UpdateNotice';
import { usePage } from './usePage';
import { usePreload } from './usePreload';

/** Opening these asks about sharing: they show or make counts. */
const PAGES_THAT_ASK = new Set<RouteName | null>(['practice', 'privacy']);
/** These have a place for the question in their layout, where it does not move the sheet. */
const PAGES_WITH_SHEET = new Set<RouteName | null>(['draw', 'number', 'practice']);

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
  const { mustAsk, asking, view } = useSharing();
  // Before the question nothing is kept on the device; from then on the app works offline, whatever
  // the answer.
  usePreload(view !== null && (!mustAsk || asking));
  // Before the first paint of the page: the question comes with it.
  useLayoutEffect(() => {
    if (PAGES_THAT_ASK.has(route)) timeToAsk.set(true);
  }, [route]);
  return (
    <>
      <Shell route={route} wanted={wanted}>
        {Page && !PAGES_WITH_SHEET.has(route) && <SharingQuestion />}
        {Page && <Page key={route} />}
      </Shell>
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
