export function sourceFiles(root: string): string[];
export function screenshots(root: string): { src: string }[];
export function hashSources(root: string): string;
export function isBuilt(root: string): boolean;
export const STAMP: string;
