import { useState } from 'react';
import type { OutputOf } from '../../shared/contract.ts';
import { formatInstant } from '../../shared/instants.ts';
import { LETTER_KIND_LABELS, type LetterKind } from '../../shared/letters/codes.ts';
import { useOp } from '../client.ts';
import { useAskedFor } from '../router.tsx';
import { Button } from '../ui/Button.tsx';
import { Section, TabBody } from './Section.tsx';
import { TemplateDrawer } from './TemplateDrawer.tsx';
import { closeThis } from '../ui/closeThis.ts';

export type Template = OutputOf<'letterTemplate.list'>['templates'][number];

const WHEN: Record<LetterKind, string> = {
  waiting: 'To say that a child keeps a place on the list, and when you are next in touch',
  check_in: 'When a call did not reach anybody, or a letter is what they asked for',
  offer: 'When a place can be offered',
  not_ready: 'After the answer “not ready yet”',
  ending: 'When the child’s time with the service ends',
};

/** The words of every letter, as the service wants them. */
export function LettersTab() {
  const templates = useOp('letterTemplate.list', {}).data?.templates ?? [];
  const asked = useAskedFor();
  const [openKind, setOpenKind] = useState<string | null>(
    asked?.startsWith('letterTemplate:') === true ? (asked.split(':')[1] ?? null) : null,
  );
  const open = templates.find(({ kind }) => kind === openKind);
  return (
    <>
      <TabBody label="Letters">
        <Section
          title="Letters"
          lead="Plain words, as anybody in the house may read them. They name no abuse and no date on which therapy might start."
        >
          <table>
            <thead>
              <tr>
                <th scope="col">Letter</th>
                <th scope="col">When</th>
                <th scope="col">Last changed</th>
                <td className="acts" />
              </tr>
            </thead>
            <tbody>
              {templates.map(({ kind, changed }) => (
                <tr key={kind} className={kind === openKind ? 'row is-open' : 'row'}>
                  <th scope="row">{LETTER_KIND_LABELS[kind]}</th>
                  <td className="why">{WHEN[kind]}</td>
                  <td className="small muted">
                    {changed === null ? (
                      'As it came'
                    ) : (
                      <>
                        {formatInstant(changed.at)}
                        <span className="line-2">{changed.by}</span>
                      </>
                    )}
                  </td>
                  <td className="acts">
                    <Button kind="quiet" small icon="pencil" onPress={() => setOpenKind(kind)}>
                      Change<span className="vh"> the letter “{LETTER_KIND_LABELS[kind]}”</span>
                    </Button>
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </Section>
      </TabBody>
      {open === undefined ? null : (
        <TemplateDrawer key={open.kind} template={open} onClose={closeThis(setOpenKind, openKind, null)} />
      )}
    </>
  );
}
