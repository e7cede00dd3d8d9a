/** Formatters are slow to make, and a page shows many numbers: each is made once. */
const numberFormats = new Map<string, Intl.NumberFormat>();

/** The formatter of a language (BCP 47) for these options. */
export function numberFormat(locale: string, options: Intl.NumberFormatOptions): Intl.NumberFormat {
  const key = `${locale} ${JSON.stringify(options)}`;
  const known = numberFormats.get(key) ?? new Intl.NumberFormat(locale, options);
  numberFormats.set(key, known);
  return known;
}

/** A whole number with the separators of the language. */
export function wholeNumber(value: number, locale: string): string {
  return numberFormat(locale, { maximumFractionDigits: 0 }).format(value);
}

/** Share from which a percentage with one decimal would be rounded to 100%. */
const ALMOST_ONE = 0.9995;

/** A share (0 to 1) as a percentage with at most one decimal; 100% for 1 only. */
export function percentage(share: number, locale: string): string {
  const shown = share < 1 && share >= ALMOST_ONE ? 0.999 : share;
  return numberFormat(locale, { style: 'percent', maximumFractionDigits: 1 }).format(shown);
}
