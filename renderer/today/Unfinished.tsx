import { useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import type { OutputOf } from '../../shared/contract.ts';
import { draftWords, formKindOf, recordIdOf } from '../../shared/drafts/words.ts';
import { formatInstant } from '../../shared/instants.ts';
import { useOp } from '../client.ts';
import type { Route } from '../route.ts';
import { Banner } from '../ui/Banner.tsx';
import { Link } from '../ui/Link.tsx';
import { onDraftForgotten } from '../keptDraft.ts';
import { Name } from '../ui/Name.tsx';

type Draft = OutputOf<'draft.list'>['drafts'][number];

const SHOWN = 3;

type Begun = { readonly draft: Draft; readonly to: Route };

/**
 * What the signed-in person was writing when the window locked or a form was left, with the way back to it. A draft is its
 * writer's own: nobody else sees it.
 */
export function useUnfinished(): { concerns: Begun[]; others: Begun[] } {
  const queries = useQueryClient();
  // Drafts are kept without a word to the other questions, so this one is asked anew on every visit and when one goes.
  useEffect(() => {
    const askAnew = () => void queries.invalidateQueries({ queryKey: ['draft.list'] });
    askAnew();
    return onDraftForgotten(askAnew);
  }, [queries]);
  const { data } = useOp('draft.list', {});
  const begun = (data?.drafts ?? []).flatMap((draft) => {
    const to = routeOf(draft);
    return to === null ? [] : [{ draft, to }];
  });
  const isConcern = ({ draft }: Begun) => formKindOf(draft.formKey) === 'concern';
  return { concerns: begun.filter(isConcern), others: begun.filter((each) => !isConcern(each)) };
}

/** Every concern that was begun and not saved: it is about a child's safety, and nobody but its writer knows of it. */
export function UnfinishedConcerns({ begun }: { readonly begun: readonly Begun[] }) {
  return begun.map(({ draft, to }) => (
    <Banner
      key={draft.formKey}
      tone="brick"
      icon="stop"
      fact={
        <>
          You began a safeguarding concern
          {(draft.child?.name ?? null) === null ? null : (
            <>
              {' '}
              for <Name full={draft.child?.name ?? ''} />
            </>
          )}{' '}
          and did not save it.
        </>
      }
      action={
        <Link className="btn link sm" to={to}>
          Go on with it
        </Link>
      }
    >
      Only you can see it, so nobody else can act on it. Kept on {formatInstant(draft.savedAt)}.
    </Banner>
  ));
}

/** What else was being written, with the way back to it. */
export function Unfinished({ begun }: { readonly begun: readonly Begun[] }) {
  if (begun.length === 0) return null;
  const more = begun.length - SHOWN;
  return (
    <div className="unfinished">
      {begun.slice(0, SHOWN).map(({ draft, to }) => (
        <Banner
          key={`${draft.formKey} ${draft.savedAt}`}
          tone="slate"
          icon="pencil"
          action={
            <Link className="btn link sm" to={to}>
              Go on with it
            </Link>
          }
        >
          You were in the middle of <b>{withArticle(draftWords(draft.formKey))}</b>
          {(draft.child?.name ?? null) === null ? null : (
            <>
              {' '}
              for <Name full={draft.child?.name ?? ''} />
            </>
          )}
          . It was kept on {formatInstant(draft.savedAt)}, and is not saved yet.
        </Banner>
      ))}
      {more > 0 ? <p className="small muted">And {more} more that you began earlier.</p> : null}
    </div>
  );
}

const WITHOUT_ARTICLE = new Set([
  'feedback',
  'child’s details',
  'holding support',
  'proceedings',
  'words on two who must not meet',
  'words on what was done',
]);

function withArticle(words: string): string {
  if (WITHOUT_ARTICLE.has(words)) return words;
  return `${/^[aeiou]/.test(words) ? 'an' : 'a'} ${words}`;
}

const CHILD_TAB: Partial<Record<string, string>> = {
  person: 'people',
  carerStatus: 'people',
  keepApart: 'people',
  letter: 'people',
  assessment: 'choice',
  writeup: 'choice',
  offer: 'choice',
  answer: 'choice',
  lateYes: 'choice',
  proceedings: 'justice',
  details: 'details',
  score: 'measures',
  goal: 'measures',
  scoreGoal: 'measures',
  closeGoal: 'measures',
  takeScoreBack: 'measures',
};
const SERVICE_TAB = {
  practitioner: 'people',
  practitionerProfile: 'people',
  supervision: 'people',
  training: 'people',
  room: 'rooms',
  funder: 'funders',
  letterTemplate: 'letters',
  feedbackChange: 'feedback',
  supportKind: 'support',
  period: 'diary',
  hours: 'diary',
  setting: 'settings',
  therapies: 'therapies',
  measures: 'measures',
} as const;

/** Forms that stand on this screen, each in its own row. */
const ON_TODAY = new Set([
  'safetyAct',
  'concernOwed',
  'priorityOwed',
  'apartSettled',
  'keptOnDayOff',
  'carriedOut',
]);

/** Forms on the page of one practitioner. */
const OF_ONE_PERSON = new Set(['practitionerProfile', 'supervision', 'training']);

/** Forms on the page of one group. */
const OF_ONE_GROUP = new Set(['groupMember', 'groupDetails', 'register']);

/** Where a form stands, with the form open; null where it cannot be told any more. */
function routeOf({ formKey, child, courseId }: Draft): Route | null {
  const kind = formKey.split(':')[0] ?? '';
  if (kind === 'newReferral') return { screen: 'newReferral' };
  if (kind === 'groupPlan') return { screen: 'groups', open: formKey };
  if (OF_ONE_GROUP.has(kind)) {
    const groupId = recordIdOf(formKey);
    return groupId === null ? null : { screen: 'groups', groupId, open: formKey };
  }
  if (kind === 'import') return { screen: 'import' };
  if (ON_TODAY.has(kind)) return null;
  const practitionerId = OF_ONE_PERSON.has(kind) ? recordIdOf(formKey) : null;
  if (practitionerId !== null) return { screen: 'service', tab: 'people', practitionerId, open: formKey };
  if (Object.hasOwn(SERVICE_TAB, kind))
    return { screen: 'service', tab: SERVICE_TAB[kind as keyof typeof SERVICE_TAB], open: formKey };
  if (child === null) return null;
  const { childId } = child;
  if (kind === 'planCourse') {
    const id = recordIdOf(formKey);
    return { screen: 'planCourse', childId, offerId: id === childId ? null : id };
  }
  if (courseId !== null) return { screen: 'course', courseId, open: formKey };
  return { screen: 'child', childId, tab: CHILD_TAB[kind] ?? 'journey', open: formKey };
}
