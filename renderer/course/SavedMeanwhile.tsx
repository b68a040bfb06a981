import type { TwoVersions } from '../useDraftedForm.ts';
import { Banner } from '../ui/Banner.tsx';
import { Button } from '../ui/Button.tsx';

/** In a form about a course: somebody saved it since the form was opened, and both are there to be seen. */
export function SavedMeanwhile<V>({ conflict }: { readonly conflict: TwoVersions<V> | null }) {
  if (conflict === null) return null;
  return (
    <Banner
      tone="ochre"
      fact="Somebody saved this course meanwhile."
      action={
        <Button kind="link" small onPress={conflict.useYours}>
          Save yours all the same
        </Button>
      }
    >
      The page behind this form shows it as it is now. Nothing you typed is lost.
    </Banner>
  );
}
