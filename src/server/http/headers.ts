import type { ServerResponse } from 'node:http';

/** No inline code, no origin but ours and `ingest`, which takes reports. WebAssembly compiles. */
export const contentSecurityPolicy = (ingest: string | null = null) =>
  [
    "default-src 'none'",
    "script-src 'self' 'wasm-unsafe-eval'",
    "style-src 'self'",
    "img-src 'self' blob: data:",
    "font-src 'self'",
    `connect-src 'self'${ingest === null ? '' : ` ${ingest}`}`,
    "worker-src 'self'",
    "manifest-src 'self'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join('; ');

/** The features to switch off. Browsers log a warning for names they do not know. */
const PERMISSIONS =
  `accelerometer autoplay browsing-topics camera ch-ua ch-ua-mobile ch-ua-platform clipboard-read
  compute-pressure cross-origin-isolated display-capture encrypted-media fullscreen gamepad
  geolocation gyroscope hid identity-credentials-get idle-detection keyboard-map local-fonts
  magnetometer microphone midi otp-credentials payment picture-in-picture
  publickey-credentials-create publickey-credentials-get screen-wake-lock serial storage-access
  sync-xhr usb window-management xr-spatial-tracking`.split(/\s+/);

export const HSTS = 'max-age=31536000';

/** The headers of every answer. Static files, which may be cached, replace `no-store`. */
export const COMMON_HEADERS: Readonly<Record<string, string>> = {
  'cache-control': 'no-store',
  'content-security-policy': contentSecurityPolicy(),
  'permissions-policy': [
    ...PERMISSIONS.map((name) => `${name}=()`),
    // The app copies the numbers it reads; frames may not.
    'clipboard-write=(self)',
  ].join(', '),
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
};

/** Sets the common headers before any handler runs, so that none can forget them. */
export function setCommonHeaders(outgoing: ServerResponse, encrypted: boolean): void {
  for (const [name, value] of Object.entries(COMMON_HEADERS)) outgoing.setHeader(name, value);
  if (encrypted) outgoing.setHeader('strict-transport-security', HSTS);
}
