/** Colours of the charts: custom properties of `dashboard.css`, registered so that they compute. */
export type ChartColour =
  | '--chart-day'
  | '--chart-day-band'
  | '--chart-week'
  | '--chart-week-band'
  | '--chart-unread'
  | '--chart-unread-bar'
  | '--chart-overall'
  | '--chart-grid'
  | '--chart-text'
  | '--chart-surface';

/**
 * The present colour: a canvas knows no custom properties, and the scheme can change at any time.
 */
export function chartColour(element: Element, name: ChartColour): string {
  return getComputedStyle(element).getPropertyValue(name);
}
