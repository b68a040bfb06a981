import { useState } from 'react';
import { formatDate } from '../../shared/dates.ts';
import { STAGE_LABELS, type Stage } from '../../shared/waitingList/rules.ts';
import { useOp } from '../client.ts';
import { useNavigate } from '../router.tsx';
import { useCan } from '../session.tsx';
import { Button } from '../ui/Button.tsx';
import { EmptyState } from '../ui/EmptyState.tsx';
import { Icon } from '../ui/icons/Icon.tsx';
import { Link } from '../ui/Link.tsx';
import { NameLink } from '../ui/Name.tsx';
import { Page, PageHead } from '../ui/Page.tsx';
import { TextField } from '../ui/TextField.tsx';

const SHOWN = 50;

/** Every child held, by name, with a search that forgives case and accents. */
export function ChildrenScreen() {
  const [text, setText] = useState('');
  const navigate = useNavigate();
  const found = useOp('child.search', { text, limit: SHOWN });
  const mayAdd = useCan('referral.add');
  const maySeeGroups = useCan('group.list');
  const rows = found.data?.rows ?? [];
  return (
    <Page className="main">
      <PageHead
        title="Children"
        acts={
          <>
            {maySeeGroups ? (
              <Link className="btn" to={{ screen: 'groups' }}>
                <Icon name="children" />
                Groups
              </Link>
            ) : null}
            {mayAdd ? (
              <Link className="btn" to={{ screen: 'newReferral' }}>
                <Icon name="plus" />
                New referral
              </Link>
            ) : null}
          </>
        }
      />
      <div className="pad">
        <TextField
          className="find-child"
          label="Find a child by name"
          hint="Accents and apostrophes do not matter."
          value={text}
          onChange={setText}
          maxLength={200}
        />
        {rows.length === 0 && found.data !== undefined ? (
          <EmptyState
            title={text.trim() === '' ? 'No children yet' : 'No child by that name'}
            action={
              mayAdd ? (
                <Button onPress={() => navigate({ screen: 'newReferral' })}>Add a referral</Button>
              ) : undefined
            }
          >
            {text.trim() === '' ? (
              'Children come here from a referral or an imported waiting list.'
            ) : (
              <>
                Try fewer letters: the start of the first name or of the surname is enough. Referrals that
                were turned away stand under{' '}
                <Link to={{ screen: 'waitingList', stage: 'not_accepted' }}>Not accepted</Link>. You find only
                children whose records you may see.
              </>
            )}
          </EmptyState>
        ) : (
          <table className="children-table">
            <thead>
              <tr>
                <th scope="col">Child</th>
                <th scope="col">Birth date</th>
                <th scope="col">Stage</th>
              </tr>
            </thead>
            <tbody>
              {rows.map((row) => (
                <tr className="row" key={row.childId}>
                  <th scope="row">
                    <NameLink to={{ screen: 'child', childId: row.childId }} full={row.name} />
                  </th>
                  <td>{row.birthDate === null ? 'not known' : formatDate(row.birthDate)}</td>
                  <td>{row.stage === null ? '' : STAGE_LABELS[row.stage as Stage]}</td>
                </tr>
              ))}
            </tbody>
          </table>
        )}
        {rows.length === SHOWN ? (
          <p className="hint more-children">The first {SHOWN} by name. Type part of a name to find others.</p>
        ) : null}
      </div>
    </Page>
  );
}
