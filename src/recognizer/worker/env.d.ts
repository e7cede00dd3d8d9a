/** The SHA-256 of a file at build time, in hexadecimal (scripts/file-digests.ts). */
declare module '*?sha256' {
  export const sha256: string;
}
