import type { Context } from '../context.ts';
import type { ApiFault } from '../faults.ts';
import { type Actor, actorLogin, limitKey } from './actor.ts';
import type { Answer } from './answer.ts';
import { authenticate } from './authenticate.ts';
import { requireApp, requireAuthor, requireRepository } from './authorise.ts';
import { Call } from './call.ts';
import { misbehave } from './misbehave.ts';
import type { Priced } from './rate-limiter.ts';
import { byName, redirected } from './redirect.ts';
import { Refusal, type Reply } from './reply.ts';
import { toResponse } from './respond.ts';
import type { Route } from './route.ts';
import type { Router } from './router.ts';

const takesFiles = ({ method, template }: Route): boolean =>
  method === 'POST' && template === '/repos/{owner}/{repo}/releases/{release_id}/assets';

/** The REST API below `/api/v3`. */
export class Api {
  readonly #context: Context;
  readonly #router: Router;

  constructor(context: Context, router: Router) {
    this.#context = context;
    this.#router = router;
  }

  /**
   * Answers a request whose path, without `/api/v3` or `/api/uploads`, is given as it was sent.
   * @param uploads whether it came to the latter, which only takes files
   */
  async answer(request: Request, asked: string, uploads = false): Promise<Answer> {
    const path = byName(this.#context, asked);
    const url = new URL(path, this.#context.api);
    const found = this.#router.find(request.method, path.split('?')[0] ?? '');
    const template = found?.route.template ?? null;
    const fault = template === null ? null : this.#context.faults.takeApi(request.method, template);
    const log = (status: number, actor: Actor | null) =>
      this.#context.requests.add({
        method: request.method,
        template,
        path,
        status,
        actor: actor === null ? null : actorLogin(actor),
        at: this.#context.now().getTime(),
      });
    let actor: Actor;
    try {
      actor = authenticate(this.#context, request.headers.get('authorization'));
    } catch (error) {
      const reply = this.#failure(error);
      log(reply.status, null);
      return toResponse(request, reply, {});
    }
    const answer = await this.#throughLimits(request, actor, found?.route ?? null, fault, async () => {
      if (found === null) throw new Refusal(501, `Not simulated: ${request.method} ${url.pathname}`);
      const { route, params } = found;
      const context = this.#context;
      const elsewhere = redirected(context, request.method, path);
      if (elsewhere !== null) return elsewhere;
      const parts = { context, method: route.method, template: route.template, params, url, path, actor };
      if (uploads && !takesFiles(route)) throw new Refusal(404, 'Not Found');
      const bytes = new Uint8Array(await request.arrayBuffer());
      return perform(new Call({ ...parts, headers: request.headers, bytes, uploads }), route);
    });
    log(answer === 'cut' ? 0 : answer.status, actor);
    return answer;
  }

  async #throughLimits(
    request: Request,
    actor: Actor,
    route: Route | null,
    fault: ApiFault | null,
    action: () => Promise<Reply>,
  ): Promise<Answer> {
    const priced = price(request.method, route, actor);
    const { limiter } = this.#context;
    const free = route?.template === '/rate_limit';
    const admission = free ? null : limiter.admit(priced, this.#context.now().getTime());
    if (admission?.kind === 'primary') {
      return toResponse(request, overLimit('API rate limit exceeded.'), admission.headers);
    }
    if (admission?.kind === 'secondary') {
      const headers = { ...admission.headers, 'retry-after': String(admission.retryAfterSeconds) };
      return toResponse(request, overLimit(secondaryMessage), headers);
    }
    let response: Answer | null = null;
    try {
      response = await misbehave(this.#context, fault, async () =>
        toResponse(request, await this.#safely(action), {}),
      );
    } finally {
      if (admission !== null) {
        const refund = response instanceof Response && response.status === 304;
        const headers = limiter.release(priced, refund);
        if (response instanceof Response) {
          for (const [name, value] of Object.entries(headers)) {
            if (!response.headers.has(name)) response.headers.set(name, value);
          }
        }
      }
    }
    return response;
  }

  async #safely(action: () => Promise<Reply>): Promise<Reply> {
    try {
      return await action();
    } catch (error) {
      return this.#failure(error);
    }
  }

  #failure(error: unknown): Reply {
    if (error instanceof Refusal) return error.reply;
    this.#context.log(`500 ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`);
    return new Refusal(500, 'Server Error').reply;
  }
}

function price(method: string, route: Route | null, actor: Actor): Priced {
  const graphql = route?.template === '/graphql';
  return {
    key: limitKey(actor),
    resource: graphql ? 'graphql' : 'core',
    write: method !== 'GET' && !graphql,
    createsContent: method !== 'GET' && !graphql && route !== null && route.access.kind !== 'app',
  };
}

const secondaryMessage =
  'You have exceeded a secondary rate limit. Please wait a few minutes before you try again.';

function overLimit(message: string): Reply {
  return new Refusal(403, message).reply;
}

async function perform(call: Call, route: Route): Promise<Reply> {
  const { access } = route;
  switch (access.kind) {
    case 'public':
      return access.handle(call);
    case 'app':
      return access.handle(call, requireApp(call.actor));
    case 'signed-in':
      return access.handle(call, requireAuthor(call.actor));
    case 'repository': {
      const author = requireAuthor(call.actor);
      return access.handle(call, requireRepository(call, author, access), author);
    }
  }
}
