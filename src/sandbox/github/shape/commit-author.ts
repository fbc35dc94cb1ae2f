import type { User } from '../state/account.ts';
import type { State } from '../state/state.ts';

/** The account that GitHub links a commit's e-mail address to, or null. */
export function userOfEmail(state: State, email: string): User | null {
  const wanted = email.toLowerCase();
  const id = Number(/^(\d+)\+.*@users\.noreply\.github\.com$/.exec(wanted)?.[1] ?? Number.NaN);
  for (const account of state.accounts.values()) {
    if (account.type === 'Organization') continue;
    if (account.id === id || account.email?.toLowerCase() === wanted) return account;
  }
  return null;
}
