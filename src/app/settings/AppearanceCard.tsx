import { useId } from 'react';
import { LANGUAGE_CHOICES, LANGUAGE_NAMES, useLanguageFailed, usePageMessages } from '../i18n';
import {
  HANDS,
  INK_WIDTH_RANGE,
  KEYS,
  setPreferences,
  THEMES,
  usePreferences,
} from '../preferences/preferences';
import { Card } from '../ui/Card';
import { Segmented } from '../ui/Segmented';
import { outlineOf } from '../writing/outline';
import styles from './settings.module.css';

export function AppearanceCard() {
  const messages = usePageMessages().settings;
  const { theme, hand, keys, inkWidth } = usePreferences();
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
        <p className={styles.name}>{messages.keys}</p>
        <Segmented
          label={messages.keys}
          value={keys}
          options={KEYS.map((value) => ({ value, label: messages.keysChoices[value] }))}
          onChange={(value) => setPreferences({ keys: value })}
        />
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

/** The language of the app; each under its own name. */
function LanguageField() {
  const messages = usePageMessages().settings;
  const { language } = usePreferences();
  const failed = useLanguageFailed();
  const id = useId();
  return (
    <div className={styles.field}>
      <label className={styles.name} htmlFor={id}>
        {messages.language}
      </label>
      <select
        id={id}
        className={styles.select}
        value={language}
        onChange={({ currentTarget }) => {
          const chosen = LANGUAGE_CHOICES.find((known) => known === currentTarget.value);
          if (chosen) setPreferences({ language: chosen });
        }}
      >
        <option value="system">{messages.languageSystem}</option>
        {Object.entries(LANGUAGE_NAMES).map(([tag, name]) => (
          <option key={tag} value={tag} lang={tag}>
            {name}
          </option>
        ))}
      </select>
      {failed && (
        <p className={styles.hint} role="alert">
          {messages.languageFailed}
        </p>
      )}
    </div>
  );
}

/** Points of the sample wave, and its size in pixels. */
const POINTS = 40;
const WIDTH = 240;
const HEIGHT = 64;
const MARGIN = 24;

/** As if written by hand: slow at the turns and fast between, so that the width varies. */
const WAVE = {
  x: Float32Array.from({ length: POINTS }, (_, i) => MARGIN + ((WIDTH - 2 * MARGIN) * i) / (POINTS - 1)),
  y: Float32Array.from(
    { length: POINTS },
    (_, i) => HEIGHT / 2 - 16 * Math.sin((i / (POINTS - 1)) * 4 * Math.PI),
  ),
};

/** A line of this width (CSS pixels), drawn as on the sheet. */
function InkSample({ width }: { readonly width: number }) {
  return (
    <svg className={styles.sample} viewBox={`0 0 ${WIDTH} ${HEIGHT}`} aria-hidden="true">
      <path d={outlineOf(WAVE, width)} />
    </svg>
  );
}
