import type { ReactNode } from 'react';
import { Button } from './Button.tsx';
import { Drawer } from './Drawer.tsx';
import { FormHead } from './FormHead.tsx';
import type { Form } from './useForm.ts';

export type FormDrawerProps<V> = {
  /** What the form is about; when it changes the title takes the focus again. */
  readonly subject: string;
  readonly title: ReactNode;
  readonly kicker?: ReactNode;
  /** "Save the pause" */
  readonly submit: string;
  /** A second way to save, beside the first. */
  readonly also?: ReactNode;
  readonly isGrave?: boolean;
  readonly form: Form<V>;
  /** What sending the form does, where it is not simply to save it. */
  readonly onSubmit?: (() => void) | undefined;
  readonly onClose: () => void;
  /** "Close the pause" */
  readonly closeLabel: string;
  /** Given where what was typed before was kept: starts the form again. */
  readonly onStartAgain?: (() => void) | undefined;
  /** Where the focus goes on closing, where the opener may be gone by then. */
  readonly returnFocus?: (() => HTMLElement | null) | undefined;
  /** For a form that is written at length. */
  readonly isWide?: boolean | undefined;
  readonly children: ReactNode;
};

/** A form beside the record: errors on top, what was kept, the questions, and saving always in sight. */
export function FormDrawer<V>(props: FormDrawerProps<V>) {
  const { form, onStartAgain } = props;
  return (
    <Drawer
      subject={props.subject}
      title={props.title}
      kicker={props.kicker}
      closeLabel={props.closeLabel}
      onClose={props.onClose}
      returnFocus={props.returnFocus}
      isWide={props.isWide}
      onSubmit={props.onSubmit ?? form.submit}
      foot={
        <>
          <Button kind={props.isGrave === true ? 'grave' : 'primary'} type="submit" isPending={form.isSaving}>
            {props.submit}
          </Button>
          {props.also}
        </>
      }
    >
      <FormHead form={form} onStartAgain={onStartAgain} />
      {props.children}
    </Drawer>
  );
}
