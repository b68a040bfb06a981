// How it stands with the interpreter of a session, in words.
import type { ChangedDate, CourseView, StrandView, TryView } from '../../shared/courses/contract.ts';
import {
  type AskedInterpreter,
  type InterpretedDate,
  type InterpreterSaid,
  type InterpreterState,
  interpreterState,
} from '../../shared/courses/interpreter.ts';
import { upperFirst } from '../textCase.ts';

export const INTERPRETER_WORDS: Record<InterpreterState, string> = {
  needed: 'needed, not booked yet',
  booked: 'booked',
  not_needed: 'none needed, as was decided',
};

/** How it stands with a planned date; 'none' where nobody who comes needs one; null where nobody round the child does. */
export function interpreterOf(
  { needsInterpreter }: Pick<CourseView, 'needsInterpreter'>,
  { interpreters }: Pick<StrandView, 'interpreters'>,
  { interpreter }: Pick<TryView, 'interpreter'>,
): InterpreterState | 'none' | null {
  return interpreterState(interpreter, interpreters.length > 0) ?? (needsInterpreter ? 'none' : null);
}

/** 'Polish', 'Urdu, Zara Specimen each time', 'Polish and Urdu' */
export function languagesWords(asked: readonly AskedInterpreter[]): string {
  return asked
    .map(({ language, name }) => upperFirst(name === null ? language : `${language}, ${name} each time`))
    .join(' and ');
}

/** What can be said of a date: a press, and what it asks where there are later dates like it. */
export type InterpreterAct = {
  readonly said: InterpreterSaid | null;
  readonly label: string;
  readonly asks: string;
};

const BOOKED: InterpreterAct = { said: 'booked', label: 'It is booked', asks: 'Booked for which sessions?' };
const NOT_NEEDED: InterpreterAct = {
  said: 'not_needed',
  label: 'None is needed',
  asks: 'For which sessions is none needed?',
};
const OFF: InterpreterAct = {
  said: null,
  label: 'Not booked any more',
  asks: 'For which sessions is it not booked any more?',
};
const NEEDED: InterpreterAct = {
  said: null,
  label: 'One is needed',
  asks: 'For which sessions is one needed?',
};

/** What can be said next, the likeliest first. That none is needed is said only where the record asks for one. */
export function interpreterActs(state: InterpreterState | 'none', isNeeded: boolean): InterpreterAct[] {
  switch (state) {
    case 'needed':
      return [BOOKED, NOT_NEEDED];
    case 'booked':
      return isNeeded ? [OFF, NOT_NEEDED] : [OFF];
    case 'not_needed':
      return [NEEDED, BOOKED];
    case 'none':
      return [BOOKED];
  }
}

/** What a date that moves does to bookings: said before it is saved. Null where none is booked. */
export function bookAnewWords(booked: number, dates: number): string | null {
  if (booked === 0) return null;
  const which = dates === 1 ? 'this date' : `${booked} of these dates`;
  return `An interpreter is booked for ${which}. A booking is for its day and hour: where those change, tell the interpreter and book anew.`;
}

/** What a change of dates does to what was said of their interpreters: said before it is saved. */
export function changedInterpreters(
  planned: readonly InterpretedDate[],
  tryId: string,
  { dates, isSwapped }: { dates: readonly ChangedDate[]; isSwapped: boolean },
): string[] {
  const moving = dates
    .filter(({ from, to }) => from.on !== to.on || from.time !== to.time)
    .map((each) => each.tryId);
  // Nothing is moved yet, or it may lose its date: then of this one alone.
  const ids = moving.length === 0 ? [tryId] : moving;
  const booked = planned.filter((each) => each.said === 'booked' && ids.includes(each.tryId));
  const bookAnew = bookAnewWords(booked.length, ids.length);
  const changing = new Set(dates.map((each) => each.tryId));
  const isAskedAgain =
    isSwapped && planned.some((each) => each.said === 'not_needed' && changing.has(each.tryId));
  return [
    ...(bookAnew === null ? [] : [bookAnew]),
    ...(isAskedAgain
      ? ['That no interpreter is needed was said of whoever held it until now. It is asked again.']
      : []),
  ];
}

/** What is to be done where booked dates leave the diary: '2 of them have an interpreter booked: tell the interpreter.' */
export function callOffWords(booked: number, dates: number): string | null {
  if (booked === 0) return null;
  return dates === 1
    ? 'An interpreter is booked for this date: tell the interpreter that it is off.'
    : `An interpreter is booked for ${booked} of them: tell the interpreter.`;
}
