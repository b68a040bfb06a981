import type { ReactNode } from 'react';
import { Button } from './Button.tsx';
import { Dialog, type DialogProps } from './Dialog.tsx';
import { FormHead } from './FormHead.tsx';
import type { Form } from './useForm.ts';

export type FormDialogProps<V> = Pick<DialogProps, 'title' | 'lead' | 'size' | 'className' | 'onClose'> & {
  readonly form: Form<V>;
  /** "Save the handover" */
  readonly submit: string;
  /** Nothing can be saved until something was read. */
  readonly isWaiting?: boolean | undefined;
  /** Beside saving: another way out, or one sentence. */
  readonly also?: ReactNode;
  /** Given where what was typed before was kept: starts the form again. */
  readonly onStartAgain?: (() => void) | undefined;
  readonly children: ReactNode;
};

/** A form over the page: errors on top, what was kept, the questions, and saving below. For a form beside it: FormDrawer. */
export function FormDialog<V>(props: FormDialogProps<V>) {
  const { form, submit, isWaiting = false, also, onStartAgain, children, ...dialog } = props;
  return (
    <Dialog
      {...dialog}
      isOpen
      foot={
        <>
          <Button kind="primary" onPress={form.submit} isPending={form.isSaving} isDisabled={isWaiting}>
            {submit}
          </Button>
          {also}
        </>
      }
    >
      <form
        className="stack"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          // Events of a dialog rise through the form it was opened from as well.
          event.stopPropagation();
          form.submit();
        }}
      >
        <FormHead form={form} onStartAgain={onStartAgain} />
        {children}
      </form>
    </Dialog>
  );
}
