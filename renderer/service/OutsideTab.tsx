import { useState } from 'react';
import { formatInstant } from '../../shared/instants.ts';
import { useCommand, useOp } from '../client.ts';
import { Button } from '../ui/Button.tsx';
import { EmptyState } from '../ui/EmptyState.tsx';
import { FormMessage } from '../ui/FormMessage.tsx';
import { NameLink } from '../ui/Name.tsx';
import { usePrivacy } from '../ui/privacy.tsx';
import { Section, TabBody } from './Section.tsx';

/** Records that somebody opened outside their caseload, with the reason they gave; for the safeguarding lead. */
export function OutsideTab() {
  const rows = useOp('outsideAccess.list', {}).data?.rows;
  const mark = useCommand('outsideAccess.markSeen');
  const { show } = usePrivacy();
  const [message, setMessage] = useState<string>();
  const see = async (id: string) => {
    const reply = await mark.run({ id });
    setMessage(reply.ok ? undefined : reply.message);
  };
  return (
    <TabBody label="Opened outside a caseload">
      {rows?.length === 0 ? (
        <EmptyState title="Nothing new to see">
          When somebody opens the record of a child who is not on their caseload, it stands here with the
          reason they gave, until you have seen it. All of it stays in the log.
        </EmptyState>
      ) : (
        <Section
          title="Opened outside a caseload"
          lead="Covering for a colleague is a good reason. “Seen” takes it off this list; it stays in the log."
        >
          <FormMessage message={message} />
          <div className="service-scroll">
            <table>
              <thead>
                <tr>
                  <th scope="col">Who</th>
                  <th scope="col">Child</th>
                  <th scope="col">When</th>
                  <th scope="col">Reason they gave</th>
                  <td className="acts" />
                </tr>
              </thead>
              <tbody>
                {rows?.map((row) => (
                  <tr className="row" key={row.id}>
                    <th scope="row">{row.who}</th>
                    <td>
                      <NameLink to={{ screen: 'child', childId: row.childId }} full={row.childName} />
                    </td>
                    <td className="log-when">{formatInstant(row.openedAt)}</td>
                    <td>{row.reason}</td>
                    <td className="acts">
                      <Button small icon="check" onPress={() => void see(row.id)}>
                        Seen
                        <span className="vh">
                          , {row.who} opened {show(row.childName)}
                        </span>
                      </Button>
                    </td>
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
        </Section>
      )}
    </TabBody>
  );
}
