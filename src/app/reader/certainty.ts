import { numberFormat } from '../i18n';

/** A confidence that rounds to 100% is shown as this, unless it is 1. */
const ALMOST_SURE = 0.99;

/**
 * A confidence or a threshold (0 to 1) in whole percents, on every page. What is accepted is
 * rounded up, as the threshold is, and the rest down: so no reading contradicts the threshold.
 */
export function certainty(share: number, accepted: boolean, locale: string): string {
  const shown = accepted
    ? Math.min(Math.ceil(share * 100) / 100, share < 1 ? ALMOST_SURE : 1)
    : Math.floor(share * 100) / 100;
  return numberFormat(locale, { style: 'percent', maximumFractionDigits: 0 }).format(shown);
}
