import { useEffect, useEffectEvent } from 'react';
import { type Messages, useMessages } from '../i18n';

/** Where keys write, or choose. */
const FIELDS = 'input, select, textarea, [contenteditable]';
/** What Enter presses already. */
const PRESSED_BY_ENTER = 'a, button, summary';

/** By key, in lower case; `mod+` is Control, or Command. */
type Shortcuts = Readonly<Partial<Record<string, () => void>>>;

/** Keys of the page. They do nothing in a field, nor while a dialog is open. */
export function useShortcuts(shortcuts: Shortcuts): void {
  const onKey = useEffectEvent((event: KeyboardEvent) => {
    const { target, ctrlKey, metaKey, shiftKey } = event;
    const mod = ctrlKey || metaKey;
    if (event.defaultPrevented || event.isComposing || event.altKey || (event.repeat && !mod)) return;
    const key = event.key.toLowerCase();
    const within = (selector: string) => target instanceof Element && target.closest(selector) !== null;
    if (within(FIELDS) || document.querySelector('dialog[open]')) return;
    if (key === 'enter' && within(PRESSED_BY_ENTER)) return;
    const act = shortcuts[mod ? `mod+${shiftKey ? 'shift+' : ''}${key}` : key];
    if (!act) return;
    event.preventDefault();
    act();
  });
  useEffect(() => {
    const listener = (event: KeyboardEvent) => onKey(event);
    window.addEventListener('keydown', listener);
    return () => window.removeEventListener('keydown', listener);
  }, []);
}

/** What each key is called: for those who listen (ARIA 1.2), on the screen, and on a Mac's. */
const KEYS = {
  undo: ['Control+Z Meta+Z', 'Ctrl+Z', '⌘Z'],
  redo: ['Control+Shift+Z Control+Y Meta+Shift+Z', 'Ctrl+Shift+Z', '⇧⌘Z'],
  eraser: ['E', 'E', 'E'],
  clear: ['Escape', 'Esc', 'Esc'],
  next: ['Enter', 'Enter', 'Enter'],
} as const satisfies Partial<Record<keyof Messages['drawing'], readonly string[]>>;

/** Gives the properties of a tool's button that name its key. */
export function useKeyNames() {
  const messages = useMessages().drawing;
  const isApple = /^(Mac|iP)/.test(navigator.platform);
  return (tool: keyof typeof KEYS) => {
    const [keys, shown, onApple] = KEYS[tool];
    return { 'aria-keyshortcuts': keys, title: messages.withKey(messages[tool], isApple ? onApple : shown) };
  };
}
