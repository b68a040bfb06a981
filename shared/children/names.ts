/** What a child is called in a sentence: the name used, or the first word of the name. */
export function calledName({ name, nameUsed }: { name: string; nameUsed: string | null }): string {
  const used = nameUsed?.trim() ?? '';
  return used === '' ? firstName(name) : used;
}

/** The first word of a name: what somebody round the child is called on the telephone. */
export function firstName(name: string): string {
  return name.trim().split(/\s+/)[0] ?? name;
}
