import { useMessages } from '../i18n';
import { usePreferences } from '../preferences/preferences';
import { Button } from '../ui/Button';
import { CopyActions } from '../ui/CopyActions';
import { Icon } from '../ui/icons';
import { Menu } from '../ui/Menu';
import { useKeyboard } from './useKeyboard';

/** What lies on the sheet instead of the bare ink. */
export type OnSheet = 'pixels' | 'cells' | null;

interface DrawMenuProps {
  /** The digit to copy; null: there is none. */
  readonly text: string | null;
  readonly hasInk: boolean;
  readonly onSheet: OnSheet;
  readonly onPut: (next: OnSheet) => void;
  readonly continuous: boolean;
  readonly onContinuous: (next: boolean) => void;
}

/** The controls of the page that are seldom needed. */
export function DrawMenu({ text, hasInk, onSheet, onPut, continuous, onContinuous }: DrawMenuProps) {
  const { draw, reading } = useMessages();
  const { keys } = usePreferences();
  const hasKeyboard = useKeyboard();
  return (
    <Menu label={draw.more}>
      {(close) => {
        const put = (what: OnSheet) => {
          onPut(onSheet === what ? null : what);
          close();
        };
        return (
          <>
            <Button
              look="quiet"
              role="switch"
              aria-checked={continuous}
              title={draw.continuousHint}
              onClick={() => onContinuous(!continuous)}
            >
              <Icon name="continuous" size={18} />
              {draw.continuous}
            </Button>
            <Button
              look="quiet"
              aria-pressed={onSheet === 'pixels'}
              disabled={!hasInk}
              onClick={() => put('pixels')}
            >
              <Icon name="grid" size={18} />
              {reading.sees}
            </Button>
            {(hasKeyboard || keys === 'always') && (
              <Button look="quiet" aria-pressed={onSheet === 'cells'} onClick={() => put('cells')}>
                <Icon name="keys" size={18} />
                {draw.withKeys}
              </Button>
            )}
            <CopyActions text={text} look="quiet" />
          </>
        );
      }}
    </Menu>
  );
}
