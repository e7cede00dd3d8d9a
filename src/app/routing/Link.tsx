import type { AnchorHTMLAttributes, MouseEvent } from 'react';
import { APP_PATHS } from '../../contract';
import { navigate, type RouteName } from './router';

interface LinkProps extends AnchorHTMLAttributes<HTMLAnchorElement> {
  readonly to: RouteName;
}

/** A link to a page of the app. New tabs and the like are left to the browser. */
export function Link({ to, ...rest }: LinkProps) {
  const onClick = (event: MouseEvent) => {
    if (event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    navigate(to);
  };
  return <a {...rest} href={APP_PATHS[to]} onClick={onClick} />;
}
