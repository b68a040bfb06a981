import { useState } from 'react';
import type { Reply } from '../../shared/op.ts';
import { RETURN_FORMAT_LABELS, RETURN_FORMATS, type ReturnFormat } from '../../shared/returns/codes.ts';
import type { PublishedReturn } from '../../shared/returns/suppression.ts';
import { useCan } from '../session.tsx';
import { Banner } from '../ui/Banner.tsx';
import { Button } from '../ui/Button.tsx';
import { Icon } from '../ui/icons/Icon.tsx';

export type ExportBarProps = {
  readonly published: PublishedReturn;
  /** Makes and saves the file; null where something else is asked of the person first. */
  readonly isAsking?: boolean;
  readonly save: (format: ReturnFormat) => Promise<Reply<unknown> | null>;
};

/** How many figures are hidden and what that means, and the files. Always in sight. */
export function ExportBar({ published, isAsking = false, save }: ExportBarProps) {
  const canExport = useCan('returns.export');
  const [making, setMaking] = useState<ReturnFormat | null>(null);
  const [said, setSaid] = useState<{ text: string; isError: boolean } | null>(null);
  const [fact, ...meaning] = published.summary.split('. ');
  const isExact = published.mode === 'exact_under_contract';

  async function make(format: ReturnFormat) {
    if (making !== null) return;
    setMaking(format);
    setSaid(null);
    try {
      const reply = await save(format);
      if (reply?.ok === true)
        setSaid({ text: `${RETURN_FORMAT_LABELS[format]} saved and logged.`, isError: false });
      else if (reply !== null) setSaid({ text: reply.message, isError: reply.code !== 'save_cancelled' });
    } finally {
      setMaking(null);
    }
  }

  return (
    <div className="export-bar">
      {said?.isError === true && (
        <div role="alert" className="export-error">
          <Banner tone="brick">{said.text}</Banner>
        </div>
      )}
      <p className={isExact ? 'is-exact' : undefined}>
        <Icon name={isExact ? 'warn' : 'shield'} />
        <span>
          <b>{meaning.length === 0 ? fact : `${fact}.`}</b> {meaning.join('. ')}
        </span>
      </p>
      <p role="status" className="export-said">
        {making !== null && !isAsking && `Making ${RETURN_FORMAT_LABELS[making]} …`}
        {said?.isError === false && (
          <>
            <Icon name="check" />
            {said.text}
          </>
        )}
      </p>
      {canExport ? (
        <div className="export-files" role="group" aria-label="Save this return as">
          {RETURN_FORMATS.map((format) => (
            <Button key={format} onPress={() => void make(format)}>
              {RETURN_FORMAT_LABELS[format]}
            </Button>
          ))}
        </div>
      ) : (
        <p className="export-who">A manager releases it.</p>
      )}
    </div>
  );
}
