import { useId, useState } from 'react';
import type { OutputOf } from '../../shared/contract.ts';
import { HANDOVER_REASON_LABELS } from '../../shared/continuity/codes.ts';
import type { HandoverView } from '../../shared/continuity/contract.ts';
import { COVER_IS_A_CHANGE_FROM_DAYS } from '../../shared/continuity/rules.ts';
import type { CourseView } from '../../shared/courses/contract.ts';
import { formatDate } from '../../shared/dates.ts';
import { recordIdOf } from '../../shared/drafts/words.ts';
import { useOp } from '../client.ts';
import { useAskedFor } from '../router.tsx';
import { useCan } from '../session.tsx';
import { Button } from '../ui/Button.tsx';
import { closeThis } from '../ui/closeThis.ts';
import { Dialog } from '../ui/Dialog.tsx';
import { Name } from '../ui/Name.tsx';
import { Tag } from '../ui/Tag.tsx';
import { HandoverForm } from './HandoverForm.tsx';
import { SettleForm } from './SettleForm.tsx';
import { StrandTitle } from './StrandTitle.tsx';
import './holders.css';

type Strand = OutputOf<'handover.list'>['strands'][number];
type Props = { readonly course: CourseView; readonly onClose: () => void };
type Show =
  | { readonly form: 'plan'; readonly strandId: string; readonly isFromList: boolean }
  | { readonly form: 'settle'; readonly id: string }
  | { readonly form: 'none' };

/**
 * Handing over or covering a course; who holds it and who held it, and why that changed; and how one that is planned went.
 * It opens with what is to be done next.
 */
export function HoldersDialog(props: Props) {
  const strands = useOp('handover.list', { courseId: props.course.id }).data?.strands;
  return strands === undefined ? null : <OpenDialog {...props} strands={strands} />;
}

function OpenDialog({ course, onClose, strands }: Props & { readonly strands: readonly Strand[] }) {
  const canPlan = useCan('handover.plan') && course.endedOn === null;
  const askedId = recordIdOf(useAskedFor() ?? '');
  // Decided as it opens: what a save adds to the rows must not change which form stands here.
  const [show, setShow] = useState<Show>(() => (canPlan ? firstShown(strands, askedId) : { form: 'none' }));
  const showHolders = closeThis(setShow, show, { form: 'none' });
  const all = strands.flatMap((strand) => strand.handovers);
  const settling = all.find(
    ({ id, state }) => show.form === 'settle' && id === show.id && state === 'planned',
  );
  if (settling !== undefined)
    return <SettleForm course={course} handover={settling} onSaved={showHolders} onClose={showHolders} />;
  const planning = strands.find(({ strandId }) => show.form === 'plan' && strandId === show.strandId);
  const isFromList = show.form === 'plan' && show.isFromList;
  if (planning !== undefined)
    return (
      <HandoverForm
        key={planning.strandId}
        course={course}
        strand={planning}
        strands={strands}
        onStrand={(strandId) => setShow({ form: 'plan', strandId, isFromList })}
        onHolders={showHolders}
        onSaved={showHolders}
        onClose={isFromList ? showHolders : onClose}
      />
    );
  return (
    <Dialog
      isOpen
      onClose={onClose}
      title={
        <>
          Who holds <Name full={course.child.shortName} />
          ’s course
        </>
      }
    >
      <div className="stack">
        <p className="hint">
          Continuity helps. When somebody must change, the child is told in time and is not asked to begin
          again.
        </p>
        {strands.map((strand) => (
          <StrandHolders
            key={strand.strandId}
            strand={strand}
            course={course}
            onPlan={() => setShow({ form: 'plan', strandId: strand.strandId, isFromList: true })}
            onSettle={(id) => setShow({ form: 'settle', id })}
          />
        ))}
      </div>
    </Dialog>
  );
}

/**
 * The form that was asked for; otherwise a handover of the counted sessions, unless one is planned: then what is to be said
 * is how it went.
 */
function firstShown(strands: readonly Strand[], askedId: string | null): Show {
  const planned = strands.flatMap(({ handovers }) => handovers).filter(({ state }) => state === 'planned');
  if (planned.some(({ id }) => id === askedId) && askedId !== null) return { form: 'settle', id: askedId };
  const asked = strands.find(({ strandId }) => strandId === askedId);
  const [first] = strands;
  if (asked === undefined && (planned.length > 0 || first === undefined)) return { form: 'none' };
  return { form: 'plan', strandId: (asked ?? first)?.strandId ?? '', isFromList: false };
}

type StrandProps = {
  readonly strand: Strand;
  readonly course: CourseView;
  readonly onPlan: () => void;
  readonly onSettle: (id: string) => void;
};

function StrandHolders({ strand, course, onPlan, onSettle }: StrandProps) {
  const canPlan = useCan('handover.plan') && course.endedOn === null;
  const titleId = useId();
  const title = <StrandTitle course={course} strand={strand} />;
  return (
    <section aria-labelledby={titleId} className="holders">
      <div className="sect-head">
        <h3 id={titleId}>{title}</h3>
        {canPlan ? (
          <div className="acts">
            <Button small onPress={onPlan}>
              Hand over or cover<span className="vh">, {title}</span>
            </Button>
          </div>
        ) : null}
      </div>
      <dl className="pairs">
        <dt>{course.endedOn === null ? 'Held now by' : 'Held at the end by'}</dt>
        <dd>
          <b>{strand.holder?.name ?? 'nobody named'}</b>
        </dd>
        <dt>Changes</dt>
        <dd>{changesWords(strand)}</dd>
      </dl>
      {strand.handovers.length === 0 ? null : (
        <ol className="holder-list">
          {strand.handovers.toReversed().map((each) => (
            <Held key={each.id} handover={each} canSettle={canPlan} onSettle={() => onSettle(each.id)} />
          ))}
        </ol>
      )}
    </section>
  );
}

function Held({
  handover,
  canSettle,
  onSettle,
}: {
  readonly handover: HandoverView;
  readonly canSettle: boolean;
  readonly onSettle: () => void;
}) {
  const { from, to, startsOn, reason, state, words, isCover } = handover;
  return (
    <li>
      <p>
        <b>{isCover ? `${to.name} covers` : `${from?.name ?? 'Nobody named'} to ${to.name}`}</b>{' '}
        {isCover ? coverDates(handover) : `on ${formatDate(startsOn)}`} <StateTag handover={handover} />
      </p>
      <p className="muted">{HANDOVER_REASON_LABELS[reason]}.</p>
      {words.wantsKnown === '' ? null : (
        <p>
          <span className="muted">To be known:</span> {words.wantsKnown}
        </p>
      )}
      {words.howItWent === '' ? null : (
        <p>
          <span className="muted">How it went:</span> {words.howItWent}
        </p>
      )}
      {state === 'planned' && canSettle ? (
        <Button small onPress={onSettle}>
          {isCover ? 'Say if it ended' : 'Say how it went'}
        </Button>
      ) : null}
    </li>
  );
}

function StateTag({ handover: { state, isCover } }: { readonly handover: HandoverView }) {
  if (state === 'called_off') return <Tag>Called off</Tag>;
  if (state === 'not_done') return <Tag tone="ochre">Not handed over in person</Tag>;
  if (state === 'done') return isCover ? null : <Tag tone="moss">Handed over</Tag>;
  return <Tag tone="slate">{isCover ? 'Agreed' : 'Planned'}</Tag>;
}

function coverDates({ startsOn, untilOn, endedOn }: HandoverView): string {
  if (endedOn !== null) return `from ${formatDate(startsOn)} to ${formatDate(endedOn)}`;
  return `from ${formatDate(startsOn)}${untilOn === null ? '' : ` until ${formatDate(untilOn)}`}`;
}

/** '1 change of practitioner; 3 counting every time somebody else was met' */
function changesWords({ changes, everyChange }: Strand): string {
  const counted = changes === 0 ? 'None' : changes === 1 ? '1' : String(changes);
  return everyChange === changes
    ? counted
    : `${counted}; ${everyChange} with cover under ${COVER_IS_A_CHANGE_FROM_DAYS} days and the way back from it`;
}
