import type { InstallationClient } from './app-client.ts';
import { isNotFound } from './errors.ts';

/** Whether somebody owns an account: is an administrator of the organisation, or is the account itself. */
export async function ownsAccount(
  client: InstallationClient,
  account: string,
  login: string,
): Promise<boolean> {
  if (account.toLowerCase() === login.toLowerCase()) return true;
  try {
    const { data } = await client.octokit.rest.orgs.getMembershipForUser({ org: account, username: login });
    return data.state === 'active' && data.role === 'admin';
  } catch (error) {
    if (isNotFound(error)) return false;
    throw error;
  }
}
