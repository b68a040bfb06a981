import { Banner } from '../ui/Banner.tsx';

export type DangerFirstProps = { readonly numbers: { socialCare: string; outOfHours: string } | undefined };

/** Whom to ring before anything is written: the police, then social care, by day and out of hours. */
export function DangerFirst({ numbers }: DangerFirstProps) {
  const { socialCare = '', outOfHours = '' } = numbers ?? {};
  return (
    <Banner tone="brick" live fact="Ring now. Write this down afterwards.">
      <span className="danger-first">
        <span>
          Police and ambulance: <b>999</b>
        </span>
        {socialCare === '' && outOfHours === '' ? (
          <span>
            Children’s social care: <b>the child’s council, day or night</b>
          </span>
        ) : (
          <>
            <span>
              Children’s social care: <b>{socialCare === '' ? 'the child’s council' : socialCare}</b>
            </span>
            <span>
              Out of hours: <b>{outOfHours === '' ? 'the child’s council' : outOfHours}</b>
            </span>
          </>
        )}
        {socialCare === '' || outOfHours === '' ? (
          <span>A manager can put the numbers of your area into Service, Settings.</span>
        ) : null}
      </span>
    </Banner>
  );
}
