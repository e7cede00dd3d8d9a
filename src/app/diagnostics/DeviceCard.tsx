import { useMemo } from 'react';
import { useLocale, useMessages } from '../i18n';
import { Card } from '../ui/Card';
import { Facts } from '../ui/Facts';
import { deviceFacts } from './device-facts';
import styles from './diagnostics.module.css';

/** What the browser reports about itself and the device. Only shown, never stored or sent. */
export function DeviceCard() {
  const messages = useMessages().diagnostics;
  const locale = useLocale();
  const facts = useMemo(() => deviceFacts(messages, locale), [messages, locale]);
  return (
    <Card heading={messages.device}>
      <p className={styles.quiet}>{messages.deviceNote}</p>
      <Facts facts={facts} />
    </Card>
  );
}
