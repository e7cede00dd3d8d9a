/** By scripts/file-digests.ts: the SHA-256 of a file when the bundle was built, in hexadecimal digits. */
declare module '*?sha256' {
  export const sha256: string;
}
