// What a sheet says of whether and how a family may be contacted. It is never dropped in silence: the words are kept as
// they stand beside the contact, which nobody has checked yet (our own rule; NG76 1.1.9).

const ASKS =
  /\b(?:safe|ok|okay|happy|best way|permission|agreed|consent|may we|can we)\b.*\b(?:call|ring|contact|phone|telephone|text|message|voice ?mails?|letters?|write|post|email|speak)\b/i;
const RULES =
  /\b(?:contact|call|calling|ring|phone|telephone|voice ?mail|text|letter)s? (?:rules?|safety|notes?|instructions?|preferences?|restrictions?|arrangements?|risks?|warnings?)\b|\bhow to (?:contact|reach|call)\b|\bvoice ?mails?\b|\b(?:do not|don['’]?t|not to) (?:call|ring|phone|text|contact|write)\b/i;
const SAYS =
  /\bno (?:voice ?mails?|messages?|texts?|calls?|letters?|post|contact)\b|\b(?:do not|don['’]?t|never|not safe to|unsafe to|not to|not ok to) (?:call|ring|phone|text|contact|write|email|leave|speak|post|send)\b|\b(?:must|should|can|does|do|may) ?(?:not|n['’]?t) (?:know|find out|be told|be contacted|answer)\b|\bsafe to (?:call|ring|phone|text|contact|write)\b/i;

/** Whether a heading speaks of how a family may be contacted, as "Safe to call?" does. */
export function isContactHeading(heading: string): boolean {
  return heading.length <= 80 && (ASKS.test(heading) || RULES.test(heading));
}

/** Whether a cell says how a family may be contacted, as "NO VOICEMAIL" and "no - dad must not know" do. */
export function saysHowToContact(text: string): boolean {
  return SAYS.test(text);
}

/** The lines of the sheet's notes that say how the family may be contacted, word for word; '' where none does. */
export function contactLines(notes: string | null): string {
  return (notes ?? '')
    .split('\n')
    .filter((line) => saysHowToContact(line) || isContactHeading(line.split(':')[0] ?? ''))
    .join('; ');
}
