import { useMemo } from 'react';
import { useLocale, usePageMessages } from '../i18n';
import { backendReasonText } from '../reader/backend-reason';
import { useRecognizerStatus } from '../reader/useRecognizer';
import { Link } from '../routing/Link';
import styles from '../ui/Page.module.css';
import { PageTitle } from '../ui/PageTitle';
import { CopyReport } from './CopyReport';
import { DeviceCard } from './DeviceCard';
import { deviceFacts, modelFacts } from './facts';
import { ModelCard } from './ModelCard';
import { reportText } from './report';
import { SelfTestCard } from './SelfTestCard';
import { resultTexts, useSelfTest, verdictText } from './useSelfTest';

/** A self-test of the reader, its model, and what the browser reports about itself. */
export function DiagnosticsPage() {
  const messages = usePageMessages();
  const { diagnostics, settings, shell } = messages;
  const locale = useLocale();
  const status = useRecognizerStatus();
  const test = useSelfTest();
  const verdict = verdictText(test, messages);
  const device = useMemo(() => deviceFacts(messages, locale), [messages, locale]);
  const model = modelFacts(status, messages, locale);
  const reason =
    status.state === 'ready' ? backendReasonText(status.backend, status.reason, settings, locale) : '';
  const report = reportText(`${shell.appName} ${__APP_VERSION__}`, [
    { heading: diagnostics.model, facts: model, lines: reason ? [reason] : [] },
    {
      heading: diagnostics.selfTest,
      lines: [
        verdict ?? diagnostics.notRun,
        ...test.results.map((result) => resultTexts(result, messages, locale).join(', ')),
      ],
    },
    { heading: diagnostics.device, facts: device },
  ]);
  return (
    <div className={styles.page}>
      <PageTitle text={shell.navigation.diagnostics} lead={diagnostics.lead} />
      <div className={styles.wide}>
        <CopyReport text={report} />
      </div>
      <SelfTestCard test={test} verdict={verdict} />
      <div className={styles.column}>
        <ModelCard facts={model} reason={reason} />
        <DeviceCard facts={device} />
      </div>
      <p className={styles.wide}>
        <Link to="settings">{diagnostics.back}</Link>
      </p>
    </div>
  );
}
