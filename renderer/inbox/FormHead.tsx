import { Banner } from '../ui/Banner.tsx';
import { Button } from '../ui/Button.tsx';
import { ErrorSummary } from '../ui/ErrorSummary.tsx';
import { FormMessage } from '../ui/FormMessage.tsx';
import type { Form } from '../ui/useForm.ts';

export type FormHeadProps<V> = {
  readonly form: Form<V>;
  readonly onStartAgain: (() => void) | undefined;
};

/** What stands above the questions: what needs another look, what was kept, and what somebody else saved meanwhile. */
export function FormHead<V>({ form, onStartAgain }: FormHeadProps<V>) {
  return (
    <>
      <ErrorSummary {...form.summary} />
      <FormMessage message={form.message} />
      {form.conflict === undefined ? null : (
        <Banner tone="ochre" live fact="Somebody else changed this referral meanwhile.">
          Your words are kept. Look at it again, then press the button once more.
        </Banner>
      )}
      {onStartAgain === undefined ? null : (
        <Banner
          tone="slate"
          action={
            <Button kind="link" small onPress={onStartAgain}>
              Start again
            </Button>
          }
        >
          What you were writing was kept.
        </Banner>
      )}
    </>
  );
}
