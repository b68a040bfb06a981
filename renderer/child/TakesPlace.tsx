import type { PersonOfChild } from '../../shared/people/contract.ts';
import { isContactChecked } from '../../shared/people/rules.ts';
import { useToday } from '../session.tsx';
import { Banner } from '../ui/Banner.tsx';
import { Choices } from '../ui/Choices.tsx';
import { Name } from '../ui/Name.tsx';
import { usePrivacy } from '../ui/privacy.tsx';
import type { BoundField } from '../ui/useForm.ts';
import { shortDate } from './words.ts';

type Props = {
  /** Who is rung first until this is saved. */
  readonly replaced: PersonOfChild;
  readonly name: string;
  /** Whether somebody went through the new one, today or before. */
  readonly isChecked: boolean;
  readonly field: BoundField<string>;
};

/** Said before it is saved: whose place somebody takes who is to be rung first, and whether anybody checked them. */
export function TakesPlace({ replaced, name, isChecked, field }: Props) {
  const today = useToday();
  const { show } = usePrivacy();
  const { fields, checkedOn } = replaced;
  const called = name.trim() === '' ? 'This person' : show(name.trim());
  return (
    <>
      <Banner
        tone="ochre"
        fact={
          <>
            <Name full={fields.name} /> is rung first now
            {isContactChecked(replaced) && checkedOn !== null
              ? `, checked ${checkedOn === today ? 'today' : shortDate(checkedOn, today)}`
              : ', not yet checked'}
            .
          </>
        }
      >
        {isChecked ? null : `Nobody has checked ${called === 'This person' ? 'this person' : called} yet. `}
        All that is agreed with the earlier person stays with them.
      </Banner>
      <Choices
        {...field}
        legend={
          <>
            Ring {called === 'This person' ? 'this person' : called} first, in place of{' '}
            <Name full={fields.name} />?
          </>
        }
        options={[{ value: replaced.linkId, label: 'Yes' }]}
      />
    </>
  );
}
