import type { Context as Request } from 'hono';
import { html } from 'hono/html';
import type { Context } from '../context.ts';
import type { Account } from '../state/account.ts';
import { parseManifest } from './manifest.ts';

/**
 * The page that a manifest is posted to. GitHub asks for the App's name once more; here posting is enough and leads
 * straight back with a code. The owner is the organisation of the path, or the first one.
 */
export async function answerManifestForm(
  context: Context,
  request: Request,
  organisation: string | null,
): Promise<Response> {
  const form = request.req.method === 'POST' ? await request.req.parseBody() : {};
  const manifest = typeof form.manifest === 'string' ? form.manifest : '';
  const state = request.req.query('state') ?? '';
  if (manifest === '') return request.html(blankForm(), 200);
  let parsed: ReturnType<typeof parseManifest>;
  try {
    parsed = parseManifest(manifest);
  } catch (error) {
    return request.text(`The manifest is not valid: ${error instanceof Error ? error.message : ''}`, 422);
  }
  const owner = ownerOf(context, organisation);
  if (owner === null) return request.text('There is no account to own the App', 404);
  if (parsed.redirect_url === undefined) return request.text('The manifest has no redirect_url', 422);
  const code = context.registrations.add({ manifest: parsed, owner });
  const back = new URL(parsed.redirect_url);
  back.searchParams.set('code', code);
  if (state !== '') back.searchParams.set('state', state);
  return request.redirect(back.href, 302);
}

function ownerOf(context: Context, organisation: string | null): Account | null {
  const { state } = context;
  if (organisation !== null) return state.organisationNamed(organisation);
  const accounts = [...state.accounts.values()].filter(({ type }) => type !== 'Bot');
  return accounts.find(({ type }) => type === 'Organization') ?? accounts[0] ?? null;
}

function blankForm() {
  return html`<!doctype html>
<html lang="en">
  <meta charset="utf-8" />
  <title>Register a new App — local GitHub</title>
  <h1>Register a new App from a manifest</h1>
  <form method="post">
    <p><label>Manifest (JSON)<br /><textarea name="manifest" rows="20" cols="80"></textarea></label></p>
    <button>Register</button>
  </form>
</html>`;
}
