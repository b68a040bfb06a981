import { Banner } from '../ui/Banner.tsx';
import type { Form } from '../ui/useForm.ts';

/** Somebody else read or answered the referral meanwhile: what they did stands above the form, nothing typed is lost. */
export function ChangedMeanwhile<V>({ form }: { readonly form: Form<V> }) {
  if (form.conflict === undefined) return null;
  return (
    <Banner tone="ochre" live fact="Somebody else changed this referral meanwhile.">
      Your words are kept. Look at it again, then press the button once more.
    </Banner>
  );
}
