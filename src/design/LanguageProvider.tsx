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
import { type LanguageChoice, type LanguageTag, languageFor } from './languages';

/** A language of a program, which adds its texts. */
export interface Language {
  readonly locale: LanguageTag;
}

/** Loads a language; rejects where its texts cannot be loaded. */
type LoadLanguage<L> = (locale: LanguageTag) => Promise<L>;

/** The language shown, and whether another was chosen but could not be loaded. */
type Shown<L> = L & { readonly failed: boolean };

const LanguageContext = createContext<Shown<Language> | null>(null);

/** The language that a choice means in this browser. */
export function chosenLanguage(choice: LanguageChoice): LanguageTag {
  return choice === 'system' ? languageFor(navigator.languages) : choice;
}

/** The language to begin with: the chosen one, or English where that cannot be loaded. */
export function loadFirstLanguage<L>(choice: LanguageChoice, load: LoadLanguage<L>): Promise<L> {
  return load(chosenLanguage(choice)).catch(() => load('en'));
}

interface LanguageProviderProps<L> {
  /** What to begin with, loaded before the first render, so that no other language flashes. */
  readonly first: L;
  readonly choice: LanguageChoice;
  /** The same function at every render. */
  readonly load: LoadLanguage<L>;
  readonly children: ReactNode;
}

/** Provides the chosen language, and switches in place when another is chosen. */
export function LanguageProvider<L extends Language>({
  first,
  choice,
  load,
  children,
}: LanguageProviderProps<L>) {
  const getWanted = () => chosenLanguage(choice);
  // The same where there is no page: the tests render to text.
  const wanted = useSyncExternalStore(subscribeToBrowser, getWanted, getWanted);
  const [language, setLanguage] = useState(first);
  const [missing, setMissing] = useState<LanguageTag | null>(null);

  useEffect(() => {
    if (wanted === language.locale) return;
    let gone = false;
    load(wanted).then(
      (loaded) => {
        if (!gone) setLanguage(loaded);
      },
      (error: unknown) => {
        console.warn(`The texts in "${wanted}" could not be loaded; the page keeps its language.`, error);
        if (!gone) setMissing(wanted);
      },
    );
    return () => {
      gone = true;
    };
  }, [wanted, language, load]);

  // Before the paint: fonts and screen readers go by it.
  useLayoutEffect(() => {
    document.documentElement.lang = language.locale;
  }, [language]);

  const failed = wanted !== language.locale && wanted === missing;
  const shown = useMemo(() => ({ ...language, failed }), [language, failed]);
  return <LanguageContext value={shown}>{children}</LanguageContext>;
}

function subscribeToBrowser(listener: () => void): () => void {
  window.addEventListener('languagechange', listener);
  return () => window.removeEventListener('languagechange', listener);
}

/** The language that the page is in; `L` is what the program gave to its `LanguageProvider`. */
export function useLanguage<L extends Language>(): Shown<L> {
  const shown = useContext(LanguageContext);
  if (!shown) throw new Error('useLanguage: there is no LanguageProvider around this component');
  return shown as Shown<L>;
}
