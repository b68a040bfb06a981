import type { CheckInView } from '../../shared/checkIns/contract.ts';
import { LADDER_DECISION_LABELS } from '../../shared/checkIns/ladder.ts';
import { putOffWords } from '../../shared/checkIns/putOff.ts';
import { formatDate, formatDay } from '../../shared/dates.ts';
import { useCan, useToday } from '../session.tsx';
import { Banner } from '../ui/Banner.tsx';
import { Button } from '../ui/Button.tsx';
import { LadderLine } from './LadderLine.tsx';

/** What a person wrote, so that another sentence can follow. */
const asSentence = (words: string) => (/[.!?…]$/.test(words) ? words : `${words}.`);

type LadderNoteProps = { readonly view: CheckInView; readonly onDecide: () => void };

/** Which rung is next when nobody was reached, and why; where a person decides, the way to do so. */
export function LadderNote({ view, onDecide }: LadderNoteProps) {
  const { ladder, decision } = view;
  const today = useToday();
  const mayDecide = useCan('checkIn.decide');
  if (ladder === null)
    return decision === null ? null : (
      <p className="small muted">
        <b>
          {decision.by} decided on {formatDate(decision.on)}:
        </b>{' '}
        {LADDER_DECISION_LABELS[decision.decision].toLowerCase()}. {asSentence(decision.reason)}{' '}
        {view.next === null || view.next.putOff === null
          ? `Next try by ${formatDay(decision.nextTryOn)}.`
          : putOffWords(view.next.putOff, today)}
      </p>
    );
  const isToDecide = ladder.rung === 'decision';
  return (
    <Banner
      tone={isToDecide ? (ladder.because === 'risk_known' ? 'brick' : 'ochre') : 'slate'}
      action={
        isToDecide && mayDecide ? (
          <Button kind="link" small onPress={onDecide}>
            Decide what happens
          </Button>
        ) : undefined
      }
    >
      <LadderLine ladder={ladder} />
    </Banner>
  );
}
