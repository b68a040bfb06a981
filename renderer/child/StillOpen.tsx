import { openMatterWords, type OpenMatterView } from '../../shared/referrals/closing.ts';
import { Banner } from '../ui/Banner.tsx';
import { Choices } from '../ui/Choices.tsx';
import type { BoundField } from '../ui/useForm.ts';
import type { LeftOpen } from './stillOpen.ts';

type Props = { readonly open: readonly OpenMatterView[]; readonly field: BoundField<LeftOpen> };

/** What is open round a child who leaves, and whether the referral is closed with it. */
export function StillOpen({ open, field }: Props) {
  if (open.length === 0) return null;
  return (
    <>
      <Banner tone="ochre" fact="Still open:">
        {open.map((each) => (
          <span key={each.matter} className="line-2">
            {openMatterWords(each)}
          </span>
        ))}
      </Banner>
      <Choices
        {...field}
        legend="Close the referral with this open?"
        hint="Concerns, risks and what a check-in said of safety stay on Today for those who settle them. What was read in the referral goes with it, and nobody is asked again or checked in with."
        options={[
          { value: 'no', label: 'No, finish it first' },
          { value: 'yes', label: 'Yes, close it all the same' },
        ]}
      />
    </>
  );
}
