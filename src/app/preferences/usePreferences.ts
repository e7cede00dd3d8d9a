import { useSyncExternalStore } from 'react';
import { getPreferences, type Preferences, subscribePreferences } from './preferences';

/** The user's preferences; renders again when they change. */
export function usePreferences(): Preferences {
  return useSyncExternalStore(subscribePreferences, getPreferences);
}
