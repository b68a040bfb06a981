/** What an entry of the log is about, for its filter. */
export const AUDIT_KINDS = ['opened', 'records', 'files', 'service', 'sign_in', 'not_done'] as const;
export type AuditKind = (typeof AUDIT_KINDS)[number];
export const AUDIT_KIND_LABELS: Record<AuditKind, string> = {
  opened: 'Records opened',
  records: 'Records changed',
  files: 'Files in and out',
  service: 'Accounts, lists and settings',
  sign_in: 'Signing in',
  not_done: 'Not done',
};
