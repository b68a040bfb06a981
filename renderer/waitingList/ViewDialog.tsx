import {
  LIST_COLUMN_LABELS,
  LIST_COLUMNS,
  type ListView,
  VIEW_NAME_MOST,
} from '../../shared/waitingList/views.ts';
import type { OutputOf } from '../../shared/contract.ts';
import { useCommand } from '../client.ts';
import { useCan } from '../session.tsx';
import { Button } from '../ui/Button.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { FormMessage } from '../ui/FormMessage.tsx';
import { TextField } from '../ui/TextField.tsx';
import { Tick } from '../ui/Tick.tsx';
import { useForm } from '../ui/useForm.ts';

export type ViewDialogProps = {
  readonly view: ListView;
  readonly views: OutputOf<'listView.list'>;
  readonly onChange: (view: ListView) => void;
  readonly onClose: () => void;
};

/** Which columns stand, the views somebody kept, and what everybody's list begins as. */
export function ViewDialog({ view, views, onChange, onClose }: ViewDialogProps) {
  const remove = useCommand('listView.remove');
  const mayShare = useCan('listView.share');
  return (
    <Dialog isOpen onClose={onClose} size="sure" title="How the list looks">
      <div className="stack list-view">
        <fieldset>
          <legend>Columns</legend>
          <div className="list-view-columns">
            {LIST_COLUMNS.map((column) => (
              <Tick
                key={column}
                label={LIST_COLUMN_LABELS[column]}
                checked={view.columns.includes(column)}
                onChange={(on) =>
                  onChange({
                    ...view,
                    columns: LIST_COLUMNS.filter((each) =>
                      each === column ? on : view.columns.includes(each),
                    ),
                  })
                }
              />
            ))}
          </div>
        </fieldset>
        <section aria-label="Your views">
          <h3>Your views</h3>
          {views.own.length === 0 ? (
            <p className="hint">Filters, order and columns, kept under a name that only you see.</p>
          ) : (
            <ul>
              {views.own.map((kept) => (
                <li key={kept.id} className="row-wrap">
                  <Button
                    kind="link"
                    onPress={() => {
                      onChange(kept.view);
                      onClose();
                    }}
                  >
                    {kept.name}
                  </Button>
                  <Button
                    kind="quiet"
                    small
                    icon="cross"
                    iconOnly={`Remove the view ${kept.name}`}
                    onPress={() => void remove.run({ id: kept.id })}
                  />
                </li>
              ))}
            </ul>
          )}
          <KeepView view={view} />
        </section>
        {mayShare ? <ShareView view={view} shared={views.shared} /> : null}
      </div>
    </Dialog>
  );
}

function whatIsWrong(name: string): { name?: string } {
  if (name === '') return { name: 'Give the view a name.' };
  return name.length > VIEW_NAME_MOST
    ? { name: `Use ${VIEW_NAME_MOST} letters or fewer. This name has ${name.length}.` }
    : {};
}

function KeepView({ view }: Pick<ViewDialogProps, 'view'>) {
  const save = useCommand('listView.save');
  const form = useForm<{ name: string }, OutputOf<'listView.save'>>({
    initial: { name: '' },
    check: ({ name }) => whatIsWrong(name.trim()),
    save: ({ name }) => save.run({ id: null, version: null, name, view }),
    onSaved: () => form.reset({ name: '' }),
  });
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        event.stopPropagation();
        form.submit();
      }}
    >
      <FormMessage message={form.message} />
      <TextField
        {...form.field('name')}
        label="Keep the list as it looks now"
        hint={`Such as “Mine, overdue”, up to ${VIEW_NAME_MOST} letters. A name you searched for is not kept.`}
        after={
          <Button type="submit" isPending={form.isSaving}>
            Keep view
          </Button>
        }
      />
    </form>
  );
}

function ShareView({
  view,
  shared,
}: Pick<ViewDialogProps, 'view'> & { readonly shared: OutputOf<'listView.list'>['shared'] }) {
  const share = useCommand('listView.share');
  return (
    <section aria-label="Everybody’s list">
      <h3>Everybody’s list</h3>
      <p className="hint">
        {shared === null
          ? 'It begins by band, then longest wait, with the columns of the app.'
          : `It begins as ${shared.by} set it.`}{' '}
        Only the order and the columns are shared, never filters, so that no child is out of sight.
      </p>
      <div className="row-wrap">
        <Button isPending={share.isPending} onPress={() => void share.run({ view })}>
          Begin everybody’s list like this
        </Button>
        {shared === null ? null : (
          <Button kind="link" onPress={() => void share.run({ view: null })}>
            Back to the app’s own
          </Button>
        )}
      </div>
      <p role="status" className="hint">
        {share.reply?.ok === true
          ? 'Saved. It counts from the next time somebody opens the list.'
          : share.reply?.message}
      </p>
    </section>
  );
}
