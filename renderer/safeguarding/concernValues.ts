import type { InputOf } from '../../shared/contract.ts';
import { isLocalDate, type LocalDate, type LocalTime } from '../../shared/dates.ts';
import type { Danger, ToldWhom } from '../../shared/safeguarding/codes.ts';
import type { ConcernView, Told } from '../../shared/safeguarding/contract.ts';
import { CONCERN_PART_MESSAGES, whatIsLeft } from '../../shared/safeguarding/rules.ts';
import { readDate } from '../../shared/typedDate.ts';
import { readTime } from '../../shared/typedTime.ts';
import type { FormErrors } from '../ui/useForm.ts';

/** One telling as it is typed. `key` is only for the screen. */
export type ToldValue = {
  readonly key: number;
  readonly whom: ToldWhom | '';
  readonly name: string;
  readonly on: string;
  readonly time: string;
};
export type ConcernValues = {
  danger: Danger | null;
  concern: string;
  knownOn: string;
  knownTime: string;
  knownBy: string;
  done: string;
  told: readonly ToldValue[];
  whyNobodyTold: string;
};

/** A concern that begins now: the time is left empty, and stands as the moment of the first save. */
export function newConcern(today: LocalDate, knownBy: string): ConcernValues {
  return {
    danger: null,
    concern: '',
    knownOn: today,
    knownTime: '',
    knownBy,
    done: '',
    told: [],
    whyNobodyTold: '',
  };
}

export function valuesOfConcern({ danger, words, knownOn, knownTime }: ConcernView): ConcernValues {
  const { told, ...texts } = words;
  return {
    danger,
    ...texts,
    knownOn,
    knownTime,
    told: told.map((each, key) => ({
      key,
      whom: each.whom,
      name: each.name,
      on: each.on,
      time: each.time ?? '',
    })),
  };
}

/** What cannot be saved as it is typed; and what is missing, where the record is to be complete. */
export function whatIsMissing(values: ConcernValues, isToBeComplete: boolean): FormErrors<ConcernValues> {
  const errors: FormErrors<ConcernValues> = {};
  const on = readDate(values.knownOn);
  if (!on.ok) errors.knownOn = on.message;
  const time = values.knownTime.trim() === '' ? null : readTime(values.knownTime);
  if (time !== null && !time.ok) errors.knownTime = time.message;
  if (values.told.some((each) => toldOf(each) === null))
    errors.told = 'Say for each who was told and on which day; the time if you know it.';
  if (!isToBeComplete) return errors;
  const { danger } = values;
  for (const part of whatIsLeft({ danger, words: wordsOf(values) }))
    errors[part] ??= CONCERN_PART_MESSAGES[part];
  return errors;
}

/** What `concern.save` takes of the form. Today without a time is now, where the concern is new. */
export function inputOf(
  values: ConcernValues,
  isNew: boolean,
  today: LocalDate,
): Pick<InputOf<'concern.save'>, 'danger' | 'knownOn' | 'knownTime' | 'words'> {
  const { danger, knownOn, knownTime } = values;
  const isNow = isNew && knownOn === today && knownTime === '';
  return {
    danger,
    knownOn: isNow || !isLocalDate(knownOn) ? null : knownOn,
    knownTime: isNow || knownTime === '' ? null : (knownTime as LocalTime),
    words: wordsOf(values),
  };
}

function wordsOf({ concern, knownBy, done, told, whyNobodyTold }: ConcernValues) {
  return {
    concern: concern.trim(),
    knownBy: knownBy.trim(),
    done: done.trim(),
    told: told.map(toldOf).filter((each) => each !== null),
    whyNobodyTold: whyNobodyTold.trim(),
  };
}

function toldOf({ whom, name, on, time }: ToldValue): Told | null {
  if (whom === '' || !isLocalDate(on)) return null;
  const read = time.trim() === '' ? null : readTime(time);
  if (read !== null && !read.ok) return null;
  return { whom, name: name.trim(), on, time: read === null ? null : read.time };
}
