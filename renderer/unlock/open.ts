const KEPT_AS = 'holdfast.lastAccount';

/** Goes to the records, which are open now. In this window's history there is no way back to a door. */
export function enter(accountId: string): void {
  window.localStorage.setItem(KEPT_AS, accountId);
  window.location.replace('app.html');
}

/** Who was in last since Holdfast was started: kept in memory only. */
export function lastAccount(): string | null {
  return window.localStorage.getItem(KEPT_AS);
}
