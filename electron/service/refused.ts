import { type RefusalCode, refusalMessage } from '../../shared/refusals.ts';

/**
 * Thrown by use-cases to refuse: the transaction rolls back and the person gets the sentence for the code from
 * refusals.ts, with `parts` filled in and `fields` beside the form's fields.
 */
export class Refused extends Error {
  readonly code: RefusalCode;
  readonly parts: Record<string, string | number>;
  readonly fields: Record<string, string> | undefined;
  readonly detail: unknown;
  constructor(
    code: RefusalCode,
    more: { parts?: Record<string, string | number>; fields?: Record<string, string>; detail?: unknown } = {},
  ) {
    super(code);
    this.code = code;
    this.parts = more.parts ?? {};
    this.fields = more.fields;
    this.detail = more.detail;
  }

  /** A rule's refusal whose sentence stands beside one field of the form; without a field, above the whole of it. */
  static beside(field: string | null, code: RefusalCode, parts: Record<string, string | number>): Refused {
    return new Refused(code, {
      parts,
      ...(field !== null && { fields: { [field]: refusalMessage(code, parts) } }),
    });
  }
}
