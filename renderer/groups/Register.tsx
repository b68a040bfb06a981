import { useState } from 'react';
import { type PersonInReach } from '../../shared/checkIns/saving.ts';
import { formatLongDay } from '../../shared/dates.ts';
import type { GroupView } from '../../shared/groups/contract.ts';
import { attendeesOf, whoMayCome } from '../../shared/groups/rules.ts';
import { useCommand } from '../client.ts';
import { forgetDraft, type Kept, keepDraft, WithKept } from '../keptDraft.ts';
import { useToday } from '../session.tsx';
import { Banner } from '../ui/Banner.tsx';
import { Button } from '../ui/Button.tsx';
import { Drawer } from '../ui/Drawer.tsx';
import { ErrorLine } from '../ui/Field.tsx';
import { RegisterRow } from './RegisterRow.tsx';
import { type Answer, missingIn, NOTHING, safetyIn } from './registerForm.ts';

/** By member. */
type Values = Record<string, Answer>;

type Props = {
  readonly group: GroupView;
  readonly date: GroupView['dates'][number];
  readonly onClose: () => void;
};

/** The register of one date: what became of every member’s session, each saved to their own course. */
export function Register(props: Props) {
  const formKey = `register:${props.date.id}:${props.group.id}`;
  return (
    <WithKept<Values> formKey={formKey}>
      {(kept) => <Form {...props} formKey={formKey} kept={kept} />}
    </WithKept>
  );
}

function Form({
  group,
  date,
  onClose,
  formKey,
  kept,
}: Props & { formKey: string; kept: Kept<Values> | null }) {
  const today = useToday();
  const log = useCommand('session.log');
  const [values, setValues] = useState<Values>(kept?.values ?? {});
  const [errors, setErrors] = useState<Record<string, Record<string, string>>>({});
  const [isSaving, setSaving] = useState(false);
  /** Those round the child of each member who is asked about, as their row has them. */
  const [around] = useState(() => new Map<string, readonly PersonInReach[]>());
  const rows = date.entries.flatMap((entry) => {
    const member = group.people.find(({ memberId }) => memberId === entry.memberId);
    return member === undefined ? [] : [{ entry, member }];
  });
  const answerOf = (memberId: string): Answer => ({ ...NOTHING, ...values[memberId] });
  const open = rows.filter(({ entry }) => entry.status === 'planned');
  const answered = open.filter(({ entry }) => answerOf(entry.memberId).status !== '');
  const isAhead = date.on > today;
  const comeTogether = open.some(({ member }) => whoMayCome(member.strand).length > 1);

  function change(next: Values) {
    setValues(next);
    void keepDraft(formKey, next);
  }
  function set(memberId: string, answer: Partial<Answer>) {
    change({ ...values, [memberId]: { ...answerOf(memberId), ...answer } });
    setErrors({ ...errors, all: {}, [memberId]: {} });
  }
  const everybodyElse = () =>
    change({
      ...values,
      ...Object.fromEntries(
        open
          .filter(({ entry }) => answerOf(entry.memberId).status === '')
          .map(({ entry, member }) => [
            entry.memberId,
            { ...NOTHING, status: 'attended' as const, attendees: whoMayCome(member.strand) },
          ]),
      ),
    });

  async function save() {
    const missing = Object.fromEntries(
      answered.map(({ entry: { memberId }, member }) => [
        memberId,
        missingIn(answerOf(memberId), member.strand, around.get(memberId) ?? []),
      ]),
    );
    if (answered.length === 0) missing['all'] = { all: 'Say of at least one of them what became of it' };
    setErrors(missing);
    if (Object.values(missing).some((each) => Object.keys(each).length > 0)) return;
    setSaving(true);
    const refused: Record<string, Record<string, string>> = {};
    for (const { entry, member } of answered) {
      const { memberId } = entry;
      const answer = answerOf(memberId);
      const { status, reason } = answer;
      if (status === '') continue;
      const reply = await log.run({
        courseId: member.courseId,
        version: member.courseVersion,
        sessionId: entry.sessionId,
        tryId: entry.tryId,
        on: date.on,
        time: date.time,
        status,
        attendees: attendeesOf(member.strand, status, answer.attendees),
        reason: reason === '' ? null : reason,
        reasonDetail: null,
        ...safetyIn(answer, member.strand),
        newDate: null,
        note: null,
      });
      if (!reply.ok) refused[memberId] = reply.fields ?? { status: reply.message };
    }
    setSaving(false);
    setErrors(refused);
    if (Object.keys(refused).length > 0) return;
    await forgetDraft(formKey);
    if (answered.length === open.length) onClose();
    else setValues({});
  }

  const wrong = errors['all']?.['all'];
  return (
    <Drawer
      subject={formKey}
      kicker={group.name}
      title={`Register, ${formatLongDay(date.on)}`}
      closeLabel="Close the register"
      onClose={onClose}
      onSubmit={() => void save()}
      isWide
      foot={
        open.length === 0 || isAhead ? undefined : (
          <>
            <Button kind="primary" type="submit" isPending={isSaving}>
              Save the register
            </Button>
            <p className="small muted">
              {answered.length} of {open.length} said
            </p>
          </>
        )
      }
    >
      {wrong === undefined ? null : <ErrorLine>{wrong}</ErrorLine>}
      {kept === null ? null : <Banner tone="slate">What you were writing was kept.</Banner>}
      {isAhead ? <p className="hint">This date lies ahead.</p> : null}
      {open.length === 0 || isAhead ? null : (
        <p>
          <Button small onPress={everybodyElse}>
            {answered.length === 0 ? 'Everybody came' : 'Everybody else came'}
            {comeTogether ? ', each child and carer' : ''}
          </Button>
        </p>
      )}
      <ul className="register">
        {rows.map(({ entry, member }) => (
          <RegisterRow
            key={entry.memberId}
            entry={entry}
            member={member}
            isOpen={entry.status === 'planned' && !isAhead}
            isAhead={isAhead}
            answer={answerOf(entry.memberId)}
            errors={errors[entry.memberId] ?? {}}
            onChange={(answer) => set(entry.memberId, answer)}
            onAround={(people) => around.set(entry.memberId, people)}
          />
        ))}
      </ul>
    </Drawer>
  );
}
