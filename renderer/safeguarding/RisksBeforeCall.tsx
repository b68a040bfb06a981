import { useOp } from '../client.ts';
import { useToday } from '../session.tsx';
import { Banner } from '../ui/Banner.tsx';
import { Link } from '../ui/Link.tsx';
import { riskTone, riskWords } from './words.ts';

/** What threatens the child now, who holds it and what the safety plan says, read before anybody is rung. */
export function RisksBeforeCall({ childId }: { readonly childId: string }) {
  const today = useToday();
  const { data, error, isPlaceholderData } = useOp('risk.list', { childId });
  if (error !== null)
    return (
      <Banner tone="brick" fact="Current risks could not be read.">
        Look at their record before you ring. {error.failure.message}
      </Banner>
    );
  const current = isPlaceholderData ? [] : (data?.current ?? []);
  return current.map((risk) => (
    <Banner
      key={risk.id}
      tone={riskTone(risk, today) ?? 'slate'}
      icon="warn"
      fact={`${riskWords(risk, today)}.`}
      action={
        <Link className="btn link sm" to={{ screen: 'child', childId, tab: 'safety' }}>
          Open Safety
        </Link>
      }
    >
      {risk.holder === null ? 'Nobody holds it.' : `Held by ${risk.holder}.`}{' '}
      {risk.plan === '' ? 'No safety plan is written.' : `Plan: ${risk.plan}`}
    </Banner>
  ));
}
