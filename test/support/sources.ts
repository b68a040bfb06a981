import { globSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { parseSync } from 'oxc-parser';
import { repoRoot } from './electron.ts';

export type Node = { type: string; [key: string]: unknown };
export type Source = {
  /** From the root of the repository, with forward slashes. */
  path: string;
  text: string;
  lines: number;
  /** What it imports or re-exports: a package's name, or a path from the root. Types count too. */
  imports: string[];
  nodes: Node[];
};

let sources: Source[] | null = null;

/** Every source file of the app, parsed once. */
export function allSources(): Source[] {
  sources ??= globSync('{shared,electron,renderer}/**/*.{ts,tsx}', { cwd: repoRoot })
    .map((path) => path.replaceAll('\\', '/'))
    .filter((path) => !path.endsWith('.d.ts'))
    .sort()
    .map(read);
  return sources;
}

/** The files whose path begins so. */
export const within = (...folders: string[]) =>
  allSources().filter(({ path }) => folders.some((folder) => path === folder || path.startsWith(folder)));

function read(path: string): Source {
  const text = readFileSync(join(repoRoot, path), 'utf8');
  const { program, module, errors } = parseSync(path, text);
  if (errors.length > 0) throw new Error(`${path} does not parse`);
  const asked = [
    ...module.staticImports.map(({ moduleRequest }) => moduleRequest.value),
    ...module.staticExports.flatMap(({ entries }) =>
      entries.flatMap((entry) => entry.moduleRequest?.value ?? []),
    ),
    ...module.dynamicImports.map(({ moduleRequest }) =>
      text.slice(moduleRequest.start + 1, moduleRequest.end - 1),
    ),
  ];
  const imports = asked.map((name) =>
    name.startsWith('.') ? relative('.', join(dirname(path), name)).replaceAll('\\', '/') : name,
  );
  return { path, text, lines: text.split('\n').length - 1, imports, nodes: [...nodesOf(program)] };
}

function* nodesOf(value: unknown): Generator<Node> {
  if (Array.isArray(value)) for (const one of value) yield* nodesOf(one);
  else if (typeof value === 'object' && value !== null) {
    if ('type' in value && typeof value.type === 'string') yield value as Node;
    for (const inner of Object.values(value)) yield* nodesOf(inner);
  }
}

/** `Date.now` of a member expression, or the name of an identifier; empty for anything else. */
export function nameOf(node: unknown): string {
  const { type, name, object, property, computed } = (node ?? {}) as Record<string, unknown>;
  if (type === 'Identifier') return String(name);
  if (type === 'MemberExpression' && computed !== true) return `${nameOf(object)}.${nameOf(property)}`;
  return '';
}

/** The text of a plain string literal, or null. */
export function stringOf(node: unknown): string | null {
  const { type, value } = (node ?? {}) as Record<string, unknown>;
  return type === 'Literal' && typeof value === 'string' ? value : null;
}
