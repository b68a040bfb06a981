import type { ReactNode } from 'react';
import type { TwoVersions } from '../useDraftedForm.ts';
import { Banner } from './Banner.tsx';
import { Button } from './Button.tsx';

type Props<V> = {
  readonly conflict: TwoVersions<V> | null;
  /** What was saved: "this course". */
  readonly what: string;
  /** Where the saved version is to be seen, or what saving yours does to it. */
  readonly children: ReactNode;
};

/** In a form whose two versions need not stand side by side: somebody saved meanwhile, and yours can be saved all the same. */
export function SavedMeanwhile<V>({ conflict, what, children }: Props<V>) {
  if (conflict === null) return null;
  return (
    <Banner
      tone="ochre"
      live
      fact={`Somebody else saved ${what} meanwhile.`}
      action={
        <Button kind="link" small onPress={conflict.useYours}>
          Save yours all the same
        </Button>
      }
    >
      Nothing you typed is lost. {children}
    </Banner>
  );
}
