import { type ReactNode, useLayoutEffect, useRef } from 'react';
import { cx } from './cx';
import styles from './Modal.module.css';

interface ModalProps {
  /** Id of the heading that names the dialog. */
  readonly labelledBy: string;
  readonly className?: string | undefined;
  /** Called for Escape. Without it the dialog cannot be left but by its own buttons. */
  readonly onDismiss?: () => void;
  readonly children: ReactNode;
}

/** A native modal dialog that is open as long as it is rendered. */
export function Modal({ labelledBy, className, onDismiss, children }: ModalProps) {
  const ref = useRef<HTMLDialogElement>(null);

  // Before the first layout, to have only one.
  useLayoutEffect(() => {
    const dialog = ref.current;
    if (!dialog) return;
    dialog.showModal();
    // The heading, not the first button: nothing is suggested.
    dialog.querySelector<HTMLElement>('[tabindex="-1"]')?.focus();
    return () => dialog.close();
  }, []);

  return (
    <dialog
      ref={ref}
      aria-labelledby={labelledBy}
      className={cx('panel', styles.modal, className)}
      closedby={onDismiss ? 'closerequest' : 'none'}
      onCancel={(event) => {
        event.preventDefault();
        onDismiss?.();
      }}
      onClose={() => {
        // A browser without `closedby` closes at the second Escape, whatever was said to the first.
        if (!ref.current?.isConnected || ref.current.open) return;
        if (onDismiss) onDismiss();
        else ref.current.showModal();
      }}
    >
      {children}
    </dialog>
  );
}
