import { Banner } from './Banner.tsx';
import type { Form } from './useForm.ts';

/** Somebody else changed it meanwhile: what they did stands on the page, and nothing typed is lost. */
export function ChangedMeanwhile<V>({
  form,
  what,
}: {
  readonly form: Form<V>;
  /** 'referral' */
  readonly what: string;
}) {
  if (form.conflict === undefined) return null;
  return (
    <Banner tone="ochre" live fact={`Somebody else changed this ${what} meanwhile.`}>
      Your words are kept. Look at it again, then press the button once more.
    </Banner>
  );
}
