import { useState } from 'react';
import type { ChildOverview } from '../../shared/children/overview.ts';
import { calledName } from '../../shared/children/names.ts';
import type { InputOf, OutputOf } from '../../shared/contract.ts';
import type { OfferView } from '../../shared/offers/contract.ts';
import type { PersonOfChild } from '../../shared/people/contract.ts';
import type { AssessmentView } from '../../shared/assessment/contract.ts';
import { compareDates, type LocalDate } from '../../shared/dates.ts';
import { courseWarnings } from '../../shared/protocols/courseWarnings.ts';
import { fitWarnings } from '../../shared/protocols/fit.ts';
import { unusualFitWords } from '../../shared/protocols/unusualFit.ts';
import type { Reply } from '../../shared/op.ts';
import { useCatalogue } from '../catalogue.tsx';
import { useCommand, useOp } from '../client.ts';
import { forgetDraft, keepDraft } from '../keptDraft.ts';
import { useNavigate } from '../router.tsx';
import { useToday } from '../session.tsx';
import { Banner } from '../ui/Banner.tsx';
import { Button } from '../ui/Button.tsx';
import { ErrorSummary } from '../ui/ErrorSummary.tsx';
import { FormMessage } from '../ui/FormMessage.tsx';
import { Name } from '../ui/Name.tsx';
import { usePrivacy } from '../ui/privacy.tsx';
import { Tick } from '../ui/Tick.tsx';
import { useForm } from '../ui/useForm.ts';
import { unusualMissing, WhyUnusual } from '../child/WhyUnusual.tsx';
import { PlanCarer } from './PlanCarer.tsx';
import { PlanDates } from './PlanDates.tsx';
import { asksForClashReason, fitDayOf, toSolve } from './datesToSolve.ts';
import { PlanSessions } from './PlanSessions.tsx';
import { ClashReason } from './WhenFields.tsx';
import {
  asksCarer,
  isWithCarer,
  namesCarer,
  planInput,
  planKeyOf,
  type PlanValues,
  proposalInput,
  whatIsMissing,
} from './planForm.ts';

export type PlanFormProps = {
  readonly of: { childId: string; referralId: string; offerId: string | null };
  readonly offer: OfferView | null;
  /** The newest. */
  readonly assessment: AssessmentView | null;
  readonly overview: ChildOverview;
  readonly people: readonly PersonOfChild[];
  readonly lists: OutputOf<'service.lists'>;
  readonly initial: PlanValues;
  readonly kept: Partial<PlanValues> | null;
};

const NO_DATES: Reply<never> = {
  ok: false,
  code: 'bad_input',
  message: 'The dates are still being looked up. Press once more.',
};

/** The plan at the left, every date it makes at the right, and saving below both. */
export function PlanForm({ of, offer, assessment, overview, people, lists, initial, kept }: PlanFormProps) {
  const today = useToday();
  const { show } = usePrivacy();
  const { childId, offerId } = of;
  const navigate = useNavigate();
  const therapies = useCatalogue();
  const plan = useCommand('course.plan');
  const formKey = planKeyOf(childId, offerId);
  const [isDraft, setIsDraft] = useState(kept !== null);
  /** In what the child is not as those it is stated for, on the first day; an offer has said why all the same. */
  const differsIn = (values: PlanValues) => {
    const { protocolId } = values;
    const { birthDate, sex } = overview.child.fields;
    const facts = { birthDate, sex, needs: assessment?.needs ?? null, found: assessment?.found ?? null };
    return offer !== null || protocolId === ''
      ? []
      : fitWarnings(therapies.byId(protocolId), facts, fitDayOf(values, dates, today));
  };
  const form = useForm<PlanValues, { courseId: string }>({
    initial: { ...initial, ...kept, age: initial.age },
    check: (values) => ({
      ...whatIsMissing(values, therapies),
      ...(asksForClashReason(dates, values) &&
        values.clashReason.trim() === '' && { clashReason: 'Say why both can be, in a few words' }),
      ...(differsIn(values).length > 0 && unusualMissing(values)),
    }),
    save: async (values) => {
      const input = dates === null ? null : planInput(values, dates, of, therapies);
      if (input === null) return NO_DATES;
      const reply = await plan.run({
        ...input,
        reasonForUnusualFit:
          differsIn(values).length > 0
            ? unusualFitWords(values.whyUnusual, values.reasonForUnusualFit)
            : null,
      });
      if (reply.ok) await forgetDraft(formKey);
      return reply;
    },
    onSaved: ({ courseId }) => navigate({ screen: 'course', courseId }, { replace: true }),
    saveDraft: (values) => keepDraft(formKey, values),
  });
  const { values } = form;
  const asked = proposalInput(values, childId, therapies);
  const proposal = useOp('course.proposeDates', asked ?? NOTHING_ASKED, { enabled: asked !== null });
  // While the next dates are looked up the last ones stay, but those gone with an answer taken out do not come back.
  const [isBlank, setBlank] = useState(true);
  const isAnswered = asked !== null && proposal.data !== undefined && !proposal.isPlaceholderData;
  if (asked === null && !isBlank) setBlank(true);
  if (isAnswered && isBlank) setBlank(false);
  const shown = isAnswered || (asked !== null && !isBlank) ? (proposal.data ?? null) : null;
  const dates = isAnswered && shown !== null ? shown.dates : null;
  const { name, nameUsed } = overview.child.fields;
  const shortName = calledName({ name, nameUsed });
  const carer = people.find((each) => each.personId === values.carer);
  const carerName = carer?.fields.name.split(' ')[0] ?? null;
  const ofCarer = carerName === null ? 'Carer' : <Name full={carerName} />;
  const open = shown === null ? 0 : toSolve(shown.dates, values.kept).length;
  const placed = shown?.dates.filter((each) => each.number !== null).length ?? 0;
  const protocol = values.protocolId === '' ? null : therapies.byId(values.protocolId);
  const days =
    shown?.dates.flatMap((each) => (each.number === null ? [] : [each.on])).sort(compareDates) ?? [];
  const [startsOn] = days;
  const endsOn = days.at(-1);
  const around =
    protocol === null || startsOn === undefined || endsOn === undefined
      ? []
      : courseWarnings(
          protocol,
          { startsOn, endsOn },
          aroundOf(overview, of.referralId, { offer, startsOn }),
        );
  const needsInterpreter =
    (overview.child.fields.interpreterLanguage ?? carer?.fields.interpreterLanguage ?? null) !== null;
  return (
    <form
      className="plan-course"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        form.submit();
      }}
    >
      <section className="plan-left" aria-labelledby="plan-title">
        <p className="kicker">New course, nothing is saved yet</p>
        <h2 id="plan-title">{offer === null || protocol === null ? 'Plan a course' : protocol.name}</h2>
        {isDraft ? (
          <Banner
            tone="slate"
            fact="What you were planning was kept."
            action={
              <Button
                kind="link"
                small
                onPress={() => {
                  form.reset(initial);
                  setIsDraft(false);
                  void forgetDraft(formKey);
                }}
              >
                Start again
              </Button>
            }
          />
        ) : null}
        <ErrorSummary {...form.summary} />
        <FormMessage message={form.message} />
        <PlanSessions
          form={form}
          isFromOffer={offer !== null}
          lists={lists}
          overview={overview}
          referralId={of.referralId}
          lastOn={endsOn ?? null}
        />
        {asksCarer(values, therapies) || isWithCarer(values, therapies) ? (
          <PlanCarer form={form} people={people} lists={lists} shortName={shortName} childId={childId} />
        ) : null}
        {differsIn(values).length === 0 ? null : (
          <WhyUnusual
            differs={differsIn(values)}
            still="it can still be planned."
            childName={show(shortName)}
            why={form.field('whyUnusual')}
            words={form.field('reasonForUnusualFit')}
          />
        )}
        {needsInterpreter ? (
          <Tick
            label="An interpreter is booked for every date"
            checked={values.interpreterBooked}
            onChange={(checked) => form.set('interpreterBooked', checked)}
          />
        ) : null}
        {asksForClashReason(dates, values) ? (
          <ClashReason
            field={form.field('clashReason')}
            hint="A date you kept puts somebody or a room in two places."
          />
        ) : null}
      </section>
      <section className="plan-right" aria-labelledby="dates-title">
        {around.length === 0 ? null : (
          <Banner tone="slate" fact="About these dates:">
            {around.map(({ sentence }) => sentence).join(' ')}
          </Banner>
        )}
        {shown === null ? (
          <div className="pad">
            <h2 id="dates-title">Dates</h2>
            <p className="hint">
              Choose who holds the sessions, the first day and the time. Every date then stands here before
              anything is saved, with holidays, closures and leave passed over, and what is in the way.
            </p>
          </div>
        ) : (
          <PlanDates
            form={form}
            dates={shown.dates}
            reviews={shown.reviews}
            childName={namesCarer(values, therapies) ? ofCarer : <Name full={shortName} />}
            carerName={ofCarer}
            where={lists.rooms.find((room) => room.id === values.roomId)?.name ?? values.place}
          />
        )}
        <div className="plan-foot">
          <Button kind="primary" type="submit" isPending={form.isSaving}>
            {placed === 0 ? 'Save the course' : `Save ${placed} dates`}
          </Button>
          <p className="hint" aria-live="polite">
            {open === 0
              ? ''
              : `${open} still to solve. ${open === 1 ? 'It' : 'They'} can be saved as not scheduled.`}
          </p>
        </div>
      </section>
    </form>
  );
}

function aroundOf(
  { child, referrals, proceedings }: ChildOverview,
  referralId: string,
  { offer, startsOn }: { offer: OfferView | null; startsOn: LocalDate },
) {
  const referral = referrals.find(({ id }) => id === referralId);
  return {
    birthDate: child.fields.birthDate,
    // Without an offer it is judged on the first day, and its reason asked.
    judgedOn: offer?.madeOn ?? startsOn,
    fundedUntil: referral?.details.fundedUntil ?? null,
    isPreTrial: proceedings.some(({ isOpen }) => isOpen),
  };
}

/** A question that is never sent: the hook wants one even while it is switched off. */
const NOTHING_ASKED: InputOf<'course.proposeDates'> = {
  childId: '',
  protocolId: 'tf_cbt_csa',
  startsOn: '',
  weekday: 1,
  time: '',
  count: 1,
  practitionerId: '',
  lengthMinutes: 50,
  roomId: null,
  place: null,
  carer: null,
  leftOut: [],
  moves: [],
};
