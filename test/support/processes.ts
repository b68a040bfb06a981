import { closeSync, openSync, readdirSync, readFileSync, readSync } from 'node:fs';

export type Found = { pid: number; kind: string; canary: string };

/** A process and everything it started, as far as it still runs (Linux). */
export function processTree(root: number): number[] {
  const parents = new Map<number, number>();
  for (const name of readdirSync('/proc')) {
    if (!/^\d+$/.test(name)) continue;
    try {
      const stat = readFileSync(`/proc/${name}/stat`, 'utf8');
      parents.set(Number(name), Number(stat.slice(stat.lastIndexOf(')') + 4).split(' ')[0]));
    } catch {
      // It ended while it was looked at.
    }
  }
  const tree = [root];
  for (let at = 0; at < tree.length; at += 1) {
    for (const [pid, parent] of parents) if (parent === tree[at]) tree.push(pid);
  }
  return tree;
}

/** What kind of process of the app it is: `main`, `renderer`, `gpu-process`, `utility` ... */
export function kindOf(pid: number): string {
  try {
    // Chromium writes the arguments of its processes anew, parted by spaces.
    const line = readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ');
    const [, type = 'main'] = /--type=(\S+)/.exec(line) ?? [];
    const [, sub] = /--utility-sub-type=(\S+)/.exec(line) ?? [];
    return sub === undefined ? type : `${type} ${sub}`;
  } catch {
    return 'gone';
  }
}

const CHUNK = 4 * 1024 * 1024;

/** Which of these bytes lie in the memory of which of these processes (Linux; their owner or root may look). */
export function searchMemory(pids: readonly number[], canaries: Readonly<Record<string, Buffer>>): Found[] {
  const longest = Math.max(...Object.values(canaries).map(({ length }) => length));
  const buffer = Buffer.alloc(CHUNK + longest);
  const found: Found[] = [];
  for (const pid of pids) {
    const left = new Set(Object.keys(canaries));
    for (const [start, end] of regionsOf(pid)) {
      for (let at = start; at < end; at += CHUNK) {
        const wanted = Math.min(CHUNK + longest, end - at);
        const read = readMemory(pid, buffer, at, wanted);
        for (const canary of left) {
          if (buffer.subarray(0, read).indexOf(canaries[canary] ?? '') < 0) continue;
          found.push({ pid, kind: kindOf(pid), canary });
          left.delete(canary);
        }
      }
    }
  }
  return found;
}

function regionsOf(pid: number): [number, number][] {
  try {
    return readFileSync(`/proc/${pid}/maps`, 'utf8')
      .split('\n')
      .flatMap((line) => {
        const [, from, to, rights, name] = /^(\w+)-(\w+) (\S+) \S+ \S+ \S+\s*(.*)$/.exec(line) ?? [];
        const isFile = name?.startsWith('/') === true && !rights?.includes('w');
        if (from === undefined || to === undefined || !rights?.startsWith('r') || isFile) return [];
        if (name === '[vvar]' || name === '[vsyscall]') return [];
        return [[parseInt(from, 16), parseInt(to, 16)] as [number, number]];
      });
  } catch {
    return [];
  }
}

function readMemory(pid: number, buffer: Buffer, at: number, length: number): number {
  let file: number;
  try {
    file = openSync(`/proc/${pid}/mem`, 'r');
  } catch {
    return 0;
  }
  try {
    return readSync(file, buffer, 0, length, at);
  } catch {
    return 0; // a region that is reserved and not there
  } finally {
    closeSync(file);
  }
}
