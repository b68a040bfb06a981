// Our own letters, in words an eleven-year-old can read. None names abuse, a referral's reason or a kind of help: the
// letter may be read by somebody it was not meant for. A service changes them under Service.
import type { LetterKind } from './codes.ts';

const CLOSE = `If you need to talk to somebody when we are closed:
{{out of hours}}

Yours sincerely

{{named contact}}
{{service}}`;

/** The letters as they come. Every default is ours; a test holds them to short words and short sentences. */
export const DEFAULT_TEMPLATES: Record<LetterKind, string> = {
  waiting: `Dear {{name}}

{{child}} has a place on our list. You do not need to do anything to keep it.

We will be in touch again by {{next contact}}. We will ask how things are, and what would help now.

Please ring {{named contact}} on {{phone}} if:
- things get harder
- your address or phone number changes
- you need a different way for us to reach you
- you have a question.

${CLOSE}`,
  check_in: `Dear {{name}}

We wanted to ask how things are with {{child}} and with you.

Please ring {{named contact}} on {{phone}} at a time that suits you. You can tell us as much or as little as you like. {{child}} still has a place on our list.

If you would like us to reach you in another way, tell us and we will.

${CLOSE}`,
  offer: `Dear {{name}}

We can now offer {{child}} a place with us.

Please ring {{named contact}} on {{phone}}. We will tell you and {{child}} what we can do, and what else there is. You can both ask anything you like.

You do not have to say yes. If now is not a good time, tell us. We will keep in touch.

${CLOSE}`,
  not_ready: `Dear {{name}}

Thank you for telling us that now is not the right time for {{child}}. That is fine. {{child}} keeps a place on our list.

We will ask again by {{ask again}}. If you want to start sooner, ring {{named contact}} on {{phone}}. You do not need to tell us why.

${CLOSE}`,
  ending: `Dear {{name}}

{{child}}’s time with us has come to an end. Thank you for working with us.

If things get harder, or you have a question, ring {{named contact}} on {{phone}}. It does not matter how long it has been. We will talk about what could help.

${CLOSE}`,
};
