export function hashSources(root: string): string;
export function isBuilt(root: string): boolean;
export const STAMP: string;
