import { type ReactNode, useState } from 'react';
import { COUNTED_AS_LABELS } from '../../shared/holdingSupport/rules.ts';
import { useAskedFor } from '../router.tsx';
import { Button } from '../ui/Button.tsx';
import { EmptyState } from '../ui/EmptyState.tsx';
import { Tag } from '../ui/Tag.tsx';
import { ListDrawer, type Listed, type ListSave } from './ListDrawer.tsx';
import { Section, TabBody } from './Section.tsx';
import { closeThis } from '../ui/closeThis.ts';

/** What one of the lists is called and says. Only people have a `jobLabel`, only kinds of support a `countedLabel`. */
export type ListWords = {
  readonly title: string;
  readonly one: string;
  readonly lead: string;
  readonly empty: string;
  readonly add: string;
  readonly nameLabel: string;
  readonly jobLabel?: string;
  readonly jobHint?: string;
  readonly countedLabel?: string;
  readonly isOpen: string;
  readonly isClosed: string;
};

export type ListTabProps = {
  readonly words: ListWords;
  readonly list: 'practitioner' | 'room' | 'funder' | 'supportKind';
  /** Null while it is being read. */
  readonly entries: readonly Listed[] | null;
  readonly save: ListSave;
  /** The name as a way to a page of its own. */
  readonly name?: (entry: Listed) => ReactNode;
  /** More columns, before the state. */
  readonly more?: readonly { readonly heading: string; readonly cell: (entry: Listed) => ReactNode }[];
};

/** A list that forms choose from: add to it, rename, close. The form opens beside it. */
export function ListTab({ words, list, entries, save, name, more = [] }: ListTabProps) {
  const asked = useAskedFor();
  const [openId, setOpenId] = useState<string | 'new' | null>(
    asked?.startsWith(`${list}:`) === true ? (asked.split(':')[1] ?? null) : null,
  );
  const open = entries?.find((entry) => entry.id === openId) ?? null;
  const sorted = [...(entries ?? [])].sort((a, b) => Number(b.isActive) - Number(a.isActive));
  const add = (
    <Button icon="plus" onPress={() => setOpenId('new')}>
      {words.add}
    </Button>
  );
  return (
    <>
      <TabBody label={words.title}>
        {entries?.length === 0 ? (
          <EmptyState title={`No ${words.one} yet`} action={add}>
            {words.empty}
          </EmptyState>
        ) : (
          <Section title={words.title} lead={words.lead} acts={add}>
            <div className="service-scroll">
              <table>
                <thead>
                  <tr>
                    <th scope="col">Name</th>
                    {words.jobLabel !== undefined && <th scope="col">{words.jobLabel}</th>}
                    {words.countedLabel !== undefined && <th scope="col">{words.countedLabel}</th>}
                    {more.map(({ heading }) => (
                      <th key={heading} scope="col">
                        {heading}
                      </th>
                    ))}
                    <th scope="col">State</th>
                    <td className="acts" />
                  </tr>
                </thead>
                <tbody>
                  {sorted.map((entry) => (
                    <tr
                      key={entry.id}
                      className={[
                        'row',
                        entry.isActive ? '' : 'is-closed',
                        entry.id === openId ? 'is-open' : '',
                      ].join(' ')}
                    >
                      <th scope="row">{name === undefined ? entry.name : name(entry)}</th>
                      {words.jobLabel !== undefined && <td>{entry.jobTitle}</td>}
                      {entry.countedAs !== undefined && <td>{COUNTED_AS_LABELS[entry.countedAs]}</td>}
                      {more.map(({ heading, cell }) => (
                        <td key={heading}>{cell(entry)}</td>
                      ))}
                      <td>{entry.isActive ? words.isOpen : <Tag>{words.isClosed}</Tag>}</td>
                      <td className="acts">
                        <Button kind="quiet" small icon="pencil" onPress={() => setOpenId(entry.id)}>
                          Change<span className="vh"> {entry.name}</span>
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
      {(openId === 'new' || open !== null) && (
        <ListDrawer
          key={openId}
          words={words}
          list={list}
          entry={open}
          save={save}
          onClose={closeThis(setOpenId, openId, null)}
        />
      )}
    </>
  );
}
