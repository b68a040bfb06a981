/**
 * Whether two entries round two children are one person: the same name, and the same number or children who are brothers
 * or sisters. Our own default: it only ever adds a warning, and nothing is merged by it.
 */
export function isSamePerson(
  one: { name: string; phone: string | null },
  other: { name: string; phone: string | null },
  areSiblings: boolean,
): boolean {
  if (nameOf(one.name) === '' || nameOf(one.name) !== nameOf(other.name)) return false;
  const [here, there] = [digitsOf(one.phone), digitsOf(other.phone)];
  return areSiblings || (here !== '' && here === there);
}

const nameOf = (name: string) => name.trim().replace(/\s+/g, ' ').toLowerCase();
/** The last ten digits: a number is written with a nought, or with the country before it. */
const digitsOf = (phone: string | null) => (phone ?? '').replace(/\D/g, '').slice(-10);
