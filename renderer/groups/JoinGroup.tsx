import { useState } from 'react';
import type { GroupView } from '../../shared/groups/contract.ts';
import { datesFrom, isInGroup, isOfChildren } from '../../shared/groups/rules.ts';
import { asksForCarer } from '../../shared/carers/rules.ts';
import { ageOn, isLocalDate, localDate } from '../../shared/dates.ts';
import { isTwoPlaces } from '../../shared/diary/clashes.ts';
import { fitWarnings } from '../../shared/protocols/fit.ts';
import { referralForCourse } from '../../shared/referrals/forCourse.ts';
import { unusualFitWords } from '../../shared/protocols/unusualFit.ts';
import { calledName } from '../../shared/children/names.ts';
import { NotOffered } from '../carers/NotOffered.tsx';
import { useWhoMayCome } from '../carers/useWhoMayCome.ts';
import { useCatalogue } from '../catalogue.tsx';
import { useCommand, useOp } from '../client.ts';
import { clashWords, whenWords } from '../course/words.ts';
import { unusualMissing, WhyUnusual } from '../child/WhyUnusual.tsx';
import { orNull } from '../formValues.ts';
import { type Kept, WithKept } from '../keptDraft.ts';
import { useToday } from '../session.tsx';
import { Banner } from '../ui/Banner.tsx';
import { DateField } from '../ui/DateField.tsx';
import { DISCLOSABLE } from '../ui/disclosable.ts';
import { FormDrawer } from '../ui/FormDrawer.tsx';
import { CheckMark } from '../ui/marks/CheckMark.tsx';
import { Name } from '../ui/Name.tsx';
import { Select } from '../ui/Select.tsx';
import { TextArea } from '../ui/TextArea.tsx';
import { TextField } from '../ui/TextField.tsx';
import type { Form as FormOf } from '../ui/useForm.ts';
import { useDraftedForm } from '../useDraftedForm.ts';
import { usePrivacy } from '../ui/privacy.tsx';
import { ClashReason } from '../course/WhenFields.tsx';
import { JoinOffer } from './JoinOffer.tsx';
import { type JoinValues, joinWords, whatIsMissing } from './joinForm.ts';

const SHOWN = 8;
type Drafted = { form: FormOf<JoinValues>; onStartAgain: (() => void) | undefined };
type Props = { readonly group: GroupView; readonly onClose: () => void };

/** A child or carer joins, also late: their count begins on the first date they take part in. */
export function JoinGroup(props: Props) {
  const formKey = `groupMember:${props.group.id}`;
  return (
    <WithKept<JoinValues> formKey={formKey}>
      {(kept) => <Form {...props} formKey={formKey} kept={kept} />}
    </WithKept>
  );
}

function Form({ group, onClose, formKey, kept }: Props & { formKey: string; kept: Kept<JoinValues> | null }) {
  const therapies = useCatalogue();
  const today = useToday();
  const { show } = usePrivacy();
  const [text, setText] = useState('');
  const join = useCommand('group.join');
  const protocol = therapies.byId(group.protocolId);
  const isForChildren = isOfChildren(protocol);
  const first = group.dates.find(({ on }) => on >= today)?.on ?? '';
  const drafted: Drafted = useDraftedForm<JoinValues, unknown>({
    formKey,
    kept,
    empty: {
      childId: '',
      carer: '',
      joinedOn: first,
      proceedingsNote: '',
      apartReason: '',
      clashReason: '',
      noCarerReason: '',
      whyUnusual: '',
      reasonForUnusualFit: '',
    },
    check: (values) => ({
      ...(asksFit && unusualMissing(values)),
      ...whatIsMissing(values, {
        asksProceedings: isPreTrial && isForChildren,
        asksWho: !isForChildren,
        asksCarer,
        asksApart: apart.length > 0,
        asksClash: isTwice,
      }),
      ...(isInIt(values.childId) && { childId: 'This child is in the group already. Choose another' }),
    }),
    save: ({
      childId,
      carer,
      joinedOn,
      proceedingsNote,
      apartReason,
      clashReason,
      noCarerReason,
      whyUnusual,
      reasonForUnusualFit,
    }) =>
      join.run({
        groupId: group.id,
        version: group.version,
        childId,
        referralId: referral?.id ?? '',
        offerId: offer?.id ?? null,
        personId: orNull(carer),
        joinedOn: localDate(joinedOn),
        proceedingsNote,
        apartReason: apart.length > 0 ? apartReason : null,
        clashReason: isTwice ? orNull(clashReason) : null,
        noCarerReason: asksCarer ? noCarerReason : null,
        reasonForUnusualFit: asksFit ? unusualFitWords(whyUnusual, reasonForUnusualFit) : null,
      }),
    onSaved: onClose,
  });
  const { form, onStartAgain } = drafted;
  const { values } = form;
  const isChosen = values.childId !== '';
  const found = useOp('child.search', { text, limit: SHOWN }).data?.rows ?? [];
  const overview = useOp('child.overview', { childId: values.childId }, { enabled: isChosen }).data;
  const choice = useOp('choice.get', { childId: values.childId }, { enabled: isChosen }).data;
  const people = useOp('people.list', { childId: values.childId }, { enabled: isChosen }).data?.people ?? [];
  const mayCome = useWhoMayCome(values.childId, people);
  const child = overview?.child.id === values.childId ? overview : undefined;
  const open = child?.referrals.filter(({ closedOn }) => closedOn === null) ?? [];
  const offer = choice?.offers.find(
    ({ referralId, protocolId, answer, courseId }) =>
      open.some(({ id }) => id === referralId) &&
      protocolId === group.protocolId &&
      answer === 'accepted' &&
      courseId === null,
  );
  const ofOffer = open.find(({ id }) => id === offer?.referralId);
  const referral = ofOffer ?? referralForCourse(open, child?.currentReferralId ?? null);
  const isPreTrial = child?.proceedings.some(({ isOpen }) => isOpen) ?? false;
  const { birthDate = null, sex = 'not_known' } = child?.child.fields ?? {};
  const assessment = choice?.assessments[0];
  const joinedOn = isLocalDate(values.joinedOn) ? values.joinedOn : null;
  const differs =
    child === undefined
      ? []
      : fitWarnings(
          protocol,
          { birthDate, sex, needs: assessment?.needs ?? null, found: assessment?.found ?? null },
          joinedOn === null ? today : (datesFrom(group.dates, joinedOn)[0]?.on ?? joinedOn),
        );
  // An accepted offer has said already why it is right for this child.
  const asksFit = differs.length > 0 && offer === undefined;
  const asksCarer = asksForCarer(protocol, birthDate === null ? null : ageOn(birthDate, today));
  const facts = useOp(
    'group.joinFacts',
    {
      groupId: group.id,
      childId: values.childId,
      personId: orNull(values.carer),
      joinedOn: joinedOn ?? today,
    },
    { enabled: isChosen && joinedOn !== null },
  );
  const isKnown = child !== undefined && joinedOn !== null && !facts.isPlaceholderData;
  const apart = isKnown ? (facts.data?.apart ?? []) : [];
  const clashes = isKnown ? (facts.data?.clashes ?? []) : [];
  const isTwice = clashes.some((each) => each.clashes.some(isTwoPlaces));
  const members = group.people.filter(isInGroup).length;
  const isInIt = (childId: string) =>
    isForChildren && group.people.some((each) => each.child.id === childId && isInGroup(each));
  const nameIn = (childId: string, name: string) =>
    isInIt(childId) ? `${show(name)}, in this group already` : show(name);
  const options = [
    ...(child === undefined
      ? []
      : [{ value: values.childId, label: nameIn(values.childId, child.child.fields.name) }]),
    ...found
      .filter(({ childId }) => childId !== values.childId)
      .map(({ childId, name }) => ({ value: childId, label: nameIn(childId, name) })),
  ];
  return (
    <FormDrawer
      subject={formKey}
      kicker={group.name}
      title="Add a member"
      submit="Add them to the group"
      closeLabel="Close this form"
      form={form}
      onClose={onClose}
      onStartAgain={onStartAgain}
    >
      {members < group.places ? null : (
        <Banner tone="ochre" fact={`Every place is taken: ${members} of ${group.places}.`}>
          They can join all the same, if there is room for one more.
        </Banner>
      )}
      <TextField
        label="Find a child by name"
        hint="Then choose below. Accents do not matter."
        value={text}
        onChange={setText}
        maxLength={200}
      />
      <Select {...form.field('childId')} label="Child" empty="Choose a child" options={options} />
      {child === undefined ? null : (
        <>
          <JoinOffer
            hasReferral={referral !== undefined}
            hasOffer={offer !== undefined}
            isForChildren={isForChildren}
          />
          {isForChildren ? null : (
            <Select
              {...form.field('carer')}
              label="Who comes"
              empty="Choose the parent or carer"
              options={mayCome.carers.map(({ personId, fields }) => ({
                value: personId,
                label: show(fields.name),
              }))}
            />
          )}
          {isForChildren ? null : <NotOffered people={mayCome.notToContact} />}
          {asksFit ? (
            <WhyUnusual
              differs={differs}
              still="they can still join."
              childName={show(calledName(child.child.fields))}
              why={form.field('whyUnusual')}
              words={form.field('reasonForUnusualFit')}
            />
          ) : null}
          {apart.map(({ id, name }) => (
            <Banner
              key={id}
              tone="brick"
              live
              fact={
                <>
                  They are recorded as one who must not meet <Name full={name} />, or who comes for them.
                </>
              }
            >
              They would be in one room on every date. Think of another group, or of sessions of their own.
            </Banner>
          ))}
          {apart.length === 0 ? null : (
            <TextArea
              {...form.field('apartReason')}
              label="Why do they join all the same, and who decided?"
              hint={DISCLOSABLE}
              rows={2}
              maxLength={300}
            />
          )}
          {isPreTrial && isForChildren ? (
            <>
              <Banner tone="ochre" fact="Criminal proceedings are open.">
                Stories told in a group may raise questions about evidence. It is no reason to refuse a place:
                talk it over with <Name full={child.child.fields.name} /> and whoever cares for them.
              </Banner>
              <TextArea
                {...form.field('proceedingsNote')}
                label="What was talked over, and with whom?"
                hint={DISCLOSABLE}
                rows={3}
                maxLength={500}
              />
            </>
          ) : null}
        </>
      )}
      <DateField
        {...form.field('joinedOn')}
        label="Joins on"
        hint={joinedOn === null ? undefined : joinWords(group, joinedOn, today)}
      />
      {clashes.length === 0 ? null : (
        <ul aria-live="polite">
          {clashes.map((each) => (
            <li key={each.on} className="st">
              <CheckMark check="warning" />
              {whenWords(each.on, each.time)}: {each.clashes.map(clashWords).join(', ')}
            </li>
          ))}
        </ul>
      )}
      {isTwice ? <ClashReason field={form.field('clashReason')} /> : null}
      {child === undefined || !asksCarer ? null : (
        <TextArea
          {...form.field('noCarerReason')}
          label="And the carer’s own sessions?"
          hint={
            protocol.carerStrand === null
              ? 'Under 13 it is said how a parent or carer is worked with, or why nobody is.'
              : `The source names ${protocol.carerStrand.what}. Say how that is done, or why not.`
          }
          rows={2}
          maxLength={300}
        />
      )}
    </FormDrawer>
  );
}
