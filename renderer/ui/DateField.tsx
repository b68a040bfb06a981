import { readDate, showTypedDate } from '../../shared/typedDate.ts';
import { TypedField, type TypedFieldProps } from './TypedField.tsx';

const DATE = {
  read: (typed: string) => {
    const read = readDate(typed);
    return read.ok ? { ok: true as const, value: read.date } : read;
  },
  show: showTypedDate,
  maxLength: 40,
};

/** A date: 'YYYY-MM-DD' once it can be read as one. */
export function DateField(props: TypedFieldProps) {
  return <TypedField {...props} kind={DATE} />;
}
