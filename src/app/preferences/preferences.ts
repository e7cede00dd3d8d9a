import { BACKEND_PREFERENCES, type BackendPreference } from '../../recognizer';
import { LANGUAGE_CHOICES, type LanguageChoice } from '../i18n';
import { Store, useStore } from '../store';

type Theme = 'system' | 'light' | 'dark';
export const THEMES: readonly Theme[] = ['system', 'light', 'dark'];

/** The writing hand: controls are placed where it does not cover them. */
type Hand = 'right' | 'left';
export const HANDS: readonly Hand[] = ['right', 'left'];

/** Drawing with keys is offered where there is a keyboard, or always. */
type Keys = 'auto' | 'always';
export const KEYS: readonly Keys[] = ['auto', 'always'];

interface Preferences {
  readonly language: LanguageChoice;
  readonly theme: Theme;
  readonly hand: Hand;
  readonly keys: Keys;
  /** Width of the drawn line in CSS pixels. Only for display: the reader has its own pen. */
  readonly inkWidth: number;
  /** The preferred backend; others are the fallback. */
  readonly backend: BackendPreference;
}

/** In CSS pixels: a fine pen, and a broad marker that still leaves loops open. */
export const INK_WIDTH_RANGE = [4, 24] as const;
export const DEFAULT_PREFERENCES: Preferences = {
  language: 'system',
  theme: 'system',
  hand: 'right',
  keys: 'auto',
  inkWidth: 12,
  backend: 'auto',
};

/** The key in local storage; public/first-paint.js reads it too. */
const KEY = 'inktally.preferences';

/** Parses stored preferences. Missing and invalid values become the defaults. */
export function parsePreferences(text: string | null): Preferences {
  let stored: unknown = null;
  try {
    stored = JSON.parse(text ?? 'null');
  } catch {
    // Treat a broken entry as none.
  }
  if (typeof stored !== 'object' || stored === null) return DEFAULT_PREFERENCES;
  const { language, theme, hand, keys, inkWidth, backend } = stored as Record<string, unknown>;
  const [thinnest, widest] = INK_WIDTH_RANGE;
  return {
    language: LANGUAGE_CHOICES.find((known) => known === language) ?? DEFAULT_PREFERENCES.language,
    theme: THEMES.find((known) => known === theme) ?? DEFAULT_PREFERENCES.theme,
    hand: HANDS.find((known) => known === hand) ?? DEFAULT_PREFERENCES.hand,
    keys: KEYS.find((known) => known === keys) ?? DEFAULT_PREFERENCES.keys,
    inkWidth:
      typeof inkWidth === 'number' && inkWidth >= thinnest && inkWidth <= widest
        ? inkWidth
        : DEFAULT_PREFERENCES.inkWidth,
    backend: BACKEND_PREFERENCES.find((known) => known === backend) ?? DEFAULT_PREFERENCES.backend,
  };
}

const store = new Store(DEFAULT_PREFERENCES);

export const getPreferences = store.get;

/** Calls `listener` after every change, in any tab. Returns the function that unsubscribes. */
export const subscribePreferences = store.subscribe;

export function usePreferences(): Preferences {
  return useStore(store);
}

/** Loads and applies the stored preferences, and follows changes in other tabs. */
export function startPreferences(): void {
  apply(load());
  window.addEventListener('storage', ({ key }) => {
    // A null key: everything was cleared.
    if (key === KEY || key === null) apply(load());
  });
}

/** Changes preferences and stores them in local storage, if there is one. */
export function setPreferences(change: Partial<Preferences>): void {
  const next = { ...getPreferences(), ...change };
  try {
    localStorage.setItem(KEY, JSON.stringify(next));
  } catch {
    // Without storage they last until the page closes.
  }
  apply(next);
}

export function resetPreferences(): void {
  try {
    localStorage.removeItem(KEY);
  } catch {
    // Nothing was stored.
  }
  apply(DEFAULT_PREFERENCES);
}

function load(): Preferences {
  try {
    return parsePreferences(localStorage.getItem(KEY));
  } catch {
    return DEFAULT_PREFERENCES;
  }
}

/** Applies hand and theme to the page, the theme also to the browser's bars (`theme-color`). */
function apply(preferences: Preferences): void {
  const { theme, hand } = preferences;
  const root = document.documentElement;
  if (hand === 'left') root.dataset.hand = hand;
  else delete root.dataset.hand;
  if (theme === 'system') delete root.dataset.theme;
  else root.dataset.theme = theme;
  for (const meta of document.querySelectorAll<HTMLMetaElement>('meta[name="theme-color"]')) {
    const scheme = meta.dataset.scheme ?? '';
    meta.media =
      theme === 'system' ? `(prefers-color-scheme: ${scheme})` : theme === scheme ? 'all' : 'not all';
  }
  store.set(preferences);
}
