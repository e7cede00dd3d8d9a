import { useId } from 'react';
import { useMessages } from '../i18n';
import { HANDS, INK_WIDTH_RANGE, setPreferences, THEMES, usePreferences } from '../preferences/preferences';
import { Card } from '../ui/Card';
import { Segmented } from '../ui/Segmented';
import { InkSample } from './InkSample';
import { LanguageField } from './LanguageField';
import styles from './settings.module.css';

export function AppearanceCard() {
  const messages = useMessages().settings;
  const { theme, hand, inkWidth } = usePreferences();
  const sliderId = useId();
  const hintId = useId();
  const handHintId = useId();
  return (
    <Card heading={messages.appearance}>
      <LanguageField />
      <div className={styles.field}>
        <p className={styles.name}>{messages.theme}</p>
        <Segmented
          label={messages.theme}
          value={theme}
          options={THEMES.map((value) => ({ value, label: messages.themes[value] }))}
          onChange={(value) => setPreferences({ theme: value })}
        />
      </div>
      <div className={styles.field}>
        <p className={styles.name}>{messages.hand}</p>
        <Segmented
          label={messages.hand}
          value={hand}
          options={HANDS.map((value) => ({ value, label: messages.handChoices[value] }))}
          describedBy={handHintId}
          onChange={(value) => setPreferences({ hand: value })}
        />
        <p id={handHintId} className={styles.hint}>
          {messages.handHint}
        </p>
      </div>
      <div className={styles.field}>
        <div className={styles.row}>
          <label className={styles.name} htmlFor={sliderId}>
            {messages.inkWidth}
          </label>
          <output htmlFor={sliderId} className={styles.value}>
            {messages.pixels(inkWidth)}
          </output>
        </div>
        <input
          id={sliderId}
          className={styles.slider}
          type="range"
          min={INK_WIDTH_RANGE[0]}
          max={INK_WIDTH_RANGE[1]}
          step={1}
          value={inkWidth}
          aria-describedby={hintId}
          onChange={(event) => setPreferences({ inkWidth: event.currentTarget.valueAsNumber })}
        />
        <InkSample width={inkWidth} />
        <p id={hintId} className={styles.hint}>
          {messages.inkWidthHint}
        </p>
      </div>
    </Card>
  );
}
