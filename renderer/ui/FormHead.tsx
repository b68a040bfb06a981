import { Banner } from './Banner.tsx';
import { Button } from './Button.tsx';
import { ErrorSummary } from './ErrorSummary.tsx';
import { FormMessage } from './FormMessage.tsx';
import type { Form } from './useForm.ts';

/** Given where what was typed before was kept: starts the form again. */
type StartAgain = { readonly onStartAgain: (() => void) | undefined };

/** What stands above the questions: what needs another look, and what was kept. */
export function FormHead<V>({ form, onStartAgain }: { readonly form: Form<V> } & StartAgain) {
  return (
    <>
      <ErrorSummary {...form.summary} />
      <FormMessage message={form.message} />
      <KeptBanner onStartAgain={onStartAgain} />
    </>
  );
}

/** Says that what was being typed is there again. Nothing where nothing was. */
export function KeptBanner({ onStartAgain }: StartAgain) {
  if (onStartAgain === undefined) return null;
  return (
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
  );
}
