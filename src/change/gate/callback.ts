import type { RepositoryRef } from '../../domain/repository.ts';

/** The run that a request is about, or why the request is refused. */
export type CallbackRun =
  | { readonly ok: true; readonly run: number }
  | { readonly ok: false; readonly why: string };

/**
 * The number of the run in `deployment_callback_url`, which is all that is ever taken from it: nobody calls it. A URL
 * that is not exactly that of the repository's run on the configured host is none of GitHub's, and refused.
 * @param url untrusted text
 * @param api base URL of the REST API, such as `https://api.github.com`
 */
export function runOfCallback(url: unknown, api: string, repository: RepositoryRef): CallbackRun {
  if (typeof url !== 'string' || url.length > 2000) return { ok: false, why: 'it is no URL' };
  const base = `${api.replace(/\/+$/, '')}/repos/`;
  if (!url.startsWith(base)) return { ok: false, why: 'it names another host' };
  const match =
    /^([^/?#%\\]+)\/([^/?#%\\]+)\/actions\/runs\/([1-9]\d{0,15})\/deployment_protection_rule$/.exec(
      url.slice(base.length),
    );
  const [, owner, name, run] = match ?? [];
  if (owner === undefined || name === undefined || run === undefined) {
    return { ok: false, why: 'it is no callback of a run' };
  }
  const same = (one: string, other: string) => one.toLowerCase() === other.toLowerCase();
  if (!same(owner, repository.owner) || !same(name, repository.name)) {
    return { ok: false, why: 'it names another repository' };
  }
  return { ok: true, run: Number(run) };
}
