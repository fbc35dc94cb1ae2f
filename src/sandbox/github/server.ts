import { mkdir } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import { createAdaptorServer, type HttpBindings } from '@hono/node-server';
import { Hono, type Context as HonoContext } from 'hono';
import type { WorkflowRunner } from '../contract.ts';
import { Actions } from './actions-service/actions.ts';
import { Downloads } from './actions-service/downloads.ts';
import { requestSuites } from './checks/request.ts';
import type { Context } from './context.ts';
import { Gatekeeper } from './deployments/gatekeeper.ts';
import { Events } from './events.ts';
import { Faults } from './faults.ts';
import { graphqlRoute } from './graphql/route.ts';
import { Api } from './http/api.ts';
import { RateLimiter } from './http/rate-limiter.ts';
import { collectRoutes } from './http/registry.ts';
import { RequestLog } from './http/request-log.ts';
import { Router } from './http/router.ts';
import { githubLimits, type Limits } from './limits.ts';
import { Locks } from './locks.ts';
import { answerManifestForm } from './manifest/page.ts';
import { Registrations } from './manifest/registrations.ts';
import { watchQueues } from './merge-queue/watch.ts';
import { pages } from './pages/site.ts';
import { Seed } from './seed.ts';
import { State } from './state/state.ts';
import { serveGit } from './transport/serve.ts';
import { Dispatcher } from './webhooks/dispatcher.ts';
import { Overtaking } from './webhooks/overtaking.ts';
import { Work } from './work.ts';

export interface GitHubOptions {
  /** Where the bare repositories are put; made when it is missing. */
  readonly directory: string;
  /** 0 (the default) takes a free one. */
  readonly port?: number;
  /** Executes workflows; without one, pushes and pull requests trigger none. */
  readonly runner?: WorkflowRunner;
  readonly log?: (line: string) => void;
  readonly limits?: Partial<Limits>;
  readonly now?: () => Date;
}

export interface LocalGitHub {
  /** Such as `http://127.0.0.1:4000`. */
  readonly url: string;
  /** Base of the REST API, as of a GitHub Enterprise Server: `url` + `/api/v3`. */
  readonly api: string;
  readonly state: State;
  readonly seed: Seed;
  readonly faults: Faults;
  /** What was asked of the REST API. */
  readonly requests: RequestLog;
  /** Resolves once no delivery is in flight and no workflow runs. */
  idle(): Promise<void>;
  /** Stops answering; connections that hang are cut and runs cancelled. Repositories stay on disk. */
  close(): Promise<void>;
}

type Environment = { Bindings: HttpBindings };

/** Starts a local GitHub: REST API, webhooks and git over HTTP. */
export async function startGitHub(options: GitHubOptions): Promise<LocalGitHub> {
  await mkdir(options.directory, { recursive: true });
  const app = new Hono<Environment>();
  const server = createAdaptorServer({ fetch: app.fetch });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(options.port ?? 0, '127.0.0.1', resolve);
  });
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const closing = new AbortController();
  const limits = { ...githubLimits, ...options.limits };
  const context: Context = {
    state: new State(),
    url,
    api: `${url}/api/v3`,
    directory: options.directory,
    limits,
    faults: new Faults(),
    overtaking: new Overtaking(),
    events: new Events(),
    work: new Work(),
    locks: new Locks(),
    requests: new RequestLog(),
    limiter: new RateLimiter(limits),
    registrations: new Registrations(),
    get actions() {
      return actions;
    },
    get gatekeeper() {
      return gatekeeper;
    },
    downloads: new Downloads(),
    now: options.now ?? (() => new Date()),
    log: options.log ?? (() => {}),
    closing: closing.signal,
  };
  const gatekeeper = new Gatekeeper(context);
  const actions = new Actions(context, options.runner ?? null);
  const dispatcher = new Dispatcher(context);
  context.events.subscribe((happening) => dispatcher.dispatch(happening));
  context.events.subscribe((happening) => requestSuites(context, happening));
  context.events.subscribe((happening) => watchQueues(context, happening));
  const api = new Api(context, new Router([...(await collectRoutes()), graphqlRoute]));

  const answerApi = async (c: HonoContext<Environment>, path: string, uploads = false) => {
    const answer = await api.answer(c.req.raw, path, uploads);
    if (answer !== 'cut') return answer;
    c.env.incoming.socket.destroy();
    return new Response(null, { status: 502 });
  };
  app.all('/api/v3/*', (c) => answerApi(c, (c.env.incoming.url ?? '/').slice('/api/v3'.length)));
  app.all('/api/uploads/*', (c) =>
    answerApi(c, (c.env.incoming.url ?? '/').slice('/api/uploads'.length), true),
  );
  app.all('/api/graphql', (c) => answerApi(c, '/graphql'));
  app.all('/settings/apps/new', (c) => answerManifestForm(context, c, null));
  app.all('/organizations/:org/settings/apps/new', (c) => answerManifestForm(context, c, c.req.param('org')));
  app.get('/downloads/:key', (c) => context.downloads.answer(c.req.param('key'), context.now().getTime()));
  app.all('/:owner/:repository{.+\\.git}/*', (c) => serveGit(context, c.req.raw));
  app.route('/', await pages(context));

  return {
    url,
    api: context.api,
    state: context.state,
    seed: new Seed(context),
    faults: context.faults,
    requests: context.requests,
    idle: () => context.work.idle(),
    close: async () => {
      closing.abort();
      await new Promise<void>((resolve, reject) => {
        server.close((error) => (error === undefined ? resolve() : reject(error)));
        if ('closeAllConnections' in server) server.closeAllConnections();
      });
      // Runs were cancelled; until they have ended they still write into their folders.
      await context.work.idle();
    },
  };
}
