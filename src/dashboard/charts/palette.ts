/** Colours of the charts, as custom properties of `dashboard.css`, registered there so that they compute to one colour. */
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

/** The colour as it is now: a canvas knows no custom properties, and the scheme (light or dark) can change at any time. */
export function chartColour(element: Element, name: ChartColour): string {
  return getComputedStyle(element).getPropertyValue(name);
}
