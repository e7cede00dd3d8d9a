import {
  createContext,
  type ReactNode,
  useContext,
  useEffect,
  useLayoutEffect,
  useMemo,
  useState,
  useSyncExternalStore,
} from 'react';
import type { LanguageTag } from '../../languages';
import { chosenLanguage, type LanguageChoice } from './languages';
import { ENGLISH, type Language, loadLanguage } from './load';
import type { PageMessages, StartMessages } from './messages/en';
import { loadedPageMessages, type PageArea } from './page-messages';

interface LanguageInUse extends Language {
  /** The chosen language could not be loaded; another one is shown. */
  readonly failed: boolean;
}

const LanguageContext = createContext<LanguageInUse>({ ...ENGLISH, failed: false });

interface LanguageProviderProps {
  /** What to begin with: loaded before anything is shown, so that no other language is seen first. */
  readonly first: Language;
  readonly choice: LanguageChoice;
  readonly children: ReactNode;
}

/** Gives all below it the texts of the chosen language, and changes them at once when another is chosen. */
export function LanguageProvider({ first, choice, children }: LanguageProviderProps) {
  const wanted = useSyncExternalStore(subscribeToBrowser, () => chosenLanguage(choice));
  const [language, setLanguage] = useState(first);
  const [missing, setMissing] = useState<LanguageTag | null>(null);

  useEffect(() => {
    if (wanted === language.locale) return;
    let gone = false;
    loadLanguage(wanted).then(
      (loaded) => {
        if (!gone) setLanguage(loaded);
      },
      (error: unknown) => {
        console.warn('The texts of a language could not be loaded; the app stays in the one it has.', error);
        if (!gone) setMissing(wanted);
      },
    );
    return () => {
      gone = true;
    };
  }, [wanted, language]);

  // Before the paint: the fonts go by it, and whoever reads the page aloud.
  useLayoutEffect(() => {
    document.documentElement.lang = language.locale;
  }, [language]);

  const failed = wanted !== language.locale && wanted === missing;
  const inUse = useMemo(() => ({ ...language, failed }), [language, failed]);
  return <LanguageContext value={inUse}>{children}</LanguageContext>;
}

function subscribeToBrowser(listener: () => void): () => void {
  window.addEventListener('languagechange', listener);
  return () => window.removeEventListener('languagechange', listener);
}

/** The texts that are there from the start, in the reader's language. */
export function useMessages(): StartMessages {
  return useContext(LanguageContext).messages;
}

/**
 * The texts of one area in the reader's language.
 *
 * @throws Error where they have not been loaded: the page that is shown has to name the area in `pages/page-texts.ts`
 */
export function usePageMessages<Area extends PageArea>(area: Area): PageMessages[Area] {
  const { locale } = useContext(LanguageContext);
  const messages = loadedPageMessages(area, locale);
  if (!messages) {
    throw new Error(`the texts "${area}" (${locale}) were not loaded with the page: see pages/page-texts.ts`);
  }
  return messages;
}

/** The tag of the reader's language: to format numbers and dates with, and for the policy. */
export function useLocale(): LanguageTag {
  return useContext(LanguageContext).locale;
}

/** Whether the chosen language could not be loaded. */
export function useLanguageFailed(): boolean {
  return useContext(LanguageContext).failed;
}
