import { readTime, showTypedTime } from '../../shared/typedTime.ts';
import { TypedField, type TypedFieldProps } from './TypedField.tsx';

const TIME = {
  read: (typed: string) => {
    const read = readTime(typed);
    return read.ok ? { ok: true as const, value: read.time } : read;
  },
  show: showTypedTime,
  maxLength: 12,
};

/** A time of day: 'HH:MM' once it can be read as one. */
export function TimeField(props: TypedFieldProps) {
  return <TypedField {...props} kind={TIME} />;
}
