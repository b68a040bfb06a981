import { useState } from 'react';
import type { OutputOf } from '../../shared/contract.ts';
import { formatInstant } from '../../shared/instants.ts';
import { PRIORITY_SETTING_KEYS } from '../../shared/priority/bandRules.ts';
import { type SettingKey, SETTINGS, settingWords } from '../../shared/service/settings.ts';
import { useOp } from '../client.ts';
import { useAskedFor } from '../router.tsx';
import { useCan } from '../session.tsx';
import { Button } from '../ui/Button.tsx';
import { Section, TabBody } from './Section.tsx';
import { SettingDrawer } from './SettingDrawer.tsx';
import { closeThis } from '../ui/closeThis.ts';

export type Change = OutputOf<'settings.list'>['changes'][number];

const GROUPS: readonly { title: string; lead: string; keys: readonly SettingKey[] }[] = [
  {
    title: 'This service',
    lead: 'What it is called and how it is kept.',
    keys: ['serviceName', 'nation', 'recoveryKeyKeptWhere', 'idleLockMinutes'],
  },
  {
    title: 'Where a child is in danger',
    lead: 'Whom to ring beside 999. Shown at once in a safeguarding concern.',
    keys: ['socialCareNumber', 'outOfHoursNumber'],
  },
  {
    title: 'In letters',
    lead: 'Whom families can ring, and what stands on the outside. The words of each letter are under Letters.',
    keys: ['namedContact', 'namedContactPhone', 'familyOutOfHours', 'envelopeName'],
  },
  {
    title: 'New referrals',
    lead: 'How soon a referral is read for safety and answered. A change moves the dates of every one in the inbox.',
    keys: ['safetyReadWorkingDays', 'triageDays', 'lookAgainDays'],
  },
  {
    title: 'Offers, and turning 18',
    lead: 'When Today asks about an offer, and how long before it an 18th birthday is brought up.',
    keys: ['offerAnswerDays', 'otherOfferDays', 'askAgainWeeks', 'turning18NoticeMonths'],
  },
  {
    title: 'The diary',
    lead: 'What plans are held against. Closures, leave and working hours are under Diary.',
    keys: ['pausesInSchoolHolidays', 'usualSessionMinutes', 'travelMinutes', 'sessionsADay', 'calendarSays'],
  },
  {
    title: 'Keeping in touch',
    lead: 'How soon and how often families hear from you. A change moves every next check-in at once.',
    keys: [
      'firstContactWorkingDays',
      'checkInEveryWeeks',
      'checkInEveryWeeksHigherNeed',
      'nextTryWorkingDays',
      'eventCheckInWorkingDays',
      'quietCourseWeeks',
      'askAgainWorkingDays',
      'checkContactAgainMonths',
    ],
  },
  {
    title: 'Courses of therapy',
    lead: 'When a review falls due and what counts, for courses under way too, and what a therapy asks of the service.',
    keys: ['reviewEverySessions', 'reviewEveryWeeks', 'countsTowardsRange', 'roundTheClockCover'],
  },
  {
    title: 'Priority',
    lead: 'What is asked at a look at priority, and the band each answer suggests by itself. The highest one is suggested; a person decides. A change moves nobody.',
    keys: PRIORITY_SETTING_KEYS,
  },
];

/** Every setting with its value, why it is that, and who changed it last. */
export function SettingsTab() {
  const settings = useOp('settings.list', {}).data;
  const canChange = useCan('setting.save');
  const asked = useAskedFor();
  const [open, setOpen] = useState<SettingKey | null>(
    (Object.keys(SETTINGS).find((key) => asked === `setting:${key}`) as SettingKey | null) ?? null,
  );
  // What somebody may not know has no value here, and no line.
  const known = (keys: readonly SettingKey[]) =>
    keys.flatMap((key) => {
      const value = settings?.values[key] ?? null;
      return value === null ? [] : [{ key, value }];
    });
  const changeOf = (key: SettingKey) => settings?.changes.find((change) => change.key === key) ?? null;
  return (
    <>
      <TabBody label="Settings">
        {settings !== undefined &&
          GROUPS.map((group) => (
            <Section key={group.title} title={group.title} lead={group.lead}>
              <table>
                <thead>
                  <tr>
                    <th scope="col">Setting</th>
                    <th scope="col">Value</th>
                    <th scope="col">Why it is that</th>
                    <th scope="col">Last changed</th>
                    {canChange && <td className="acts" />}
                  </tr>
                </thead>
                <tbody>
                  {known(group.keys).map(({ key, value }) => (
                    <tr key={key} className={key === open ? 'row is-open' : 'row'}>
                      <th scope="row">{SETTINGS[key].label}</th>
                      <td className="setting-value">{settingWords(key, value)}</td>
                      <td className="why">{SETTINGS[key].why}</td>
                      <td className="small muted">
                        <LastChanged change={changeOf(key)} />
                      </td>
                      {canChange && (
                        <td className="acts">
                          <Button kind="quiet" small icon="pencil" onPress={() => setOpen(key)}>
                            Change<span className="vh"> {SETTINGS[key].label}</span>
                          </Button>
                        </td>
                      )}
                    </tr>
                  ))}
                </tbody>
              </table>
            </Section>
          ))}
      </TabBody>
      {known(open === null ? [] : [open]).map(({ key, value }) => (
        <SettingDrawer
          key={key}
          settingKey={key}
          value={value}
          change={changeOf(key)}
          onClose={closeThis(setOpen, open, null)}
        />
      ))}
    </>
  );
}

function LastChanged({ change }: { readonly change: Change | null }) {
  if (change === null) return <>As it came</>;
  return (
    <>
      {formatInstant(change.at)}
      <span className="line-2">{change.who}</span>
    </>
  );
}
