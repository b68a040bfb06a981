export function injectedStyles(source: string, name: string): string[];
export function styleHashes(): Promise<string>;
