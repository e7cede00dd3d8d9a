/** "1.0" for the page's own server, "1.0, https://reports.example" for another. */
export function versionWithOrigin(version: string, origin: string | null): string {
  return origin === null ? version : `${version}, ${origin}`;
}

/** The parts of a version. Any other text is all `number`. */
export function partsOf(version: string): { readonly number: string; readonly origin: string | null } {
  const [, number = version, origin = null] = /^([^,]*), (https?:\/\/[^/]+)$/.exec(version) ?? [];
  return { number, origin };
}

/**
 * Whether a version ("1.9") is older than another ("1.10"). Any other text is
 * older than all versions.
 */
export function isOlderVersion(version: string, than: string): boolean {
  const [a, b] = [numbersOf(version), numbersOf(than)];
  return a.major !== b.major ? a.major < b.major : a.minor < b.minor;
}

function numbersOf(version: string): { major: number; minor: number } {
  const [, major = '-1', minor = '-1'] = /^(\d+)\.(\d+)$/.exec(partsOf(version).number) ?? [];
  return { major: Number(major), minor: Number(minor) };
}
