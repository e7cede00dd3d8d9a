import { numberFormat } from '../i18n';

/** A confidence that rounds to 100% is shown as this, unless it is 1. */
const ALMOST_SURE = 0.99;

/**
 * A confidence or a threshold (0 to 1) in whole percents, on every page. What is not accepted is
 * rounded down: it must not look as sure as what is.
 */
export function certainty(share: number, accepted: boolean, locale: string): string {
  const percent = accepted ? Math.round(share * 100) : Math.floor(share * 100);
  const shown = share < 1 ? Math.min(percent / 100, ALMOST_SURE) : 1;
  return numberFormat(locale, { style: 'percent', maximumFractionDigits: 0 }).format(shown);
}
