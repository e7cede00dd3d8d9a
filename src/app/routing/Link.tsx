import type { AnchorHTMLAttributes, MouseEvent } from 'react';
import { APP_PATHS } from '../../contract';
import { navigate, type RouteName } from './router';

interface LinkProps extends AnchorHTMLAttributes<HTMLAnchorElement> {
  readonly to: RouteName;
}

/** Whether a click on a link is for the page: new tabs and the like are left to the browser. */
export function isPlainClick({ button, metaKey, ctrlKey, shiftKey, altKey }: MouseEvent): boolean {
  return button === 0 && !metaKey && !ctrlKey && !shiftKey && !altKey;
}

/** A link to a page of the app. */
export function Link({ to, ...rest }: LinkProps) {
  const onClick = (event: MouseEvent) => {
    if (!isPlainClick(event)) return;
    event.preventDefault();
    navigate(to);
  };
  return <a {...rest} href={APP_PATHS[to]} onClick={onClick} />;
}
