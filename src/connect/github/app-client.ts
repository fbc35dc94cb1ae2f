import { Probot, ProbotOctokit } from 'probot';
import type { InstallationId } from '../../domain/ids.ts';
import type { Priority } from '../../domain/priority.ts';
import { signInWith } from './app-keys.ts';
import { noticeMoves } from './moved.ts';
import { TokenCache } from './tokens.ts';
import { openTraffic, type Traffic, type TrafficOptions } from './traffic/traffic.ts';

/** An authenticated client of GitHub's REST API. */
export type Octokit = InstanceType<typeof ProbotOctokit>;

/** A client that can see and touch one installation only. */
export interface InstallationClient {
  readonly installation: InstallationId;
  readonly octokit: Octokit;
  /** An installation token for git over HTTP, valid for at least some minutes. */
  gitToken(): Promise<string>;
}

/** The App as GitHub knows it. */
export interface AppIdentity {
  readonly id: number;
  readonly slug: string;
  /** Login of the App's bot user, `slug[bot]`: the actor of everything it pushes. */
  readonly bot: string;
}

export interface AppClient {
  readonly probot: Probot;
  identity(): Promise<AppIdentity>;
  /**
   * A client for one installation. Its requests throw `BudgetExhausted` when GitHub must not be asked now.
   * @param options.priority who waits for its work; an event unless told
   */
  installation(id: InstallationId, options?: { readonly priority?: Priority }): Promise<InstallationClient>;
  /**
   * Drops what signs in to an installation and what it was told: it was suspended or uninstalled, and comes back with
   * new tokens.
   */
  forget(id: InstallationId): void;
  /** What was asked of GitHub, and what is left of its budgets. */
  readonly traffic: Pick<Traffic, 'counts' | 'leastLeft'>;
}

export interface AppClientOptions {
  readonly app: {
    readonly id: number;
    readonly privateKey: string;
    /** Still valid while the key is rotated; null or absent otherwise. */
    readonly previousPrivateKey?: string | null;
    readonly webhookSecret: string;
  };
  /** Base URL of the REST API, such as `https://api.github.com` or `https://HOST/api/v3`. */
  readonly api: string;
  /** Milliseconds between two writes; GitHub asks for at least a second. */
  readonly writeSpacing: number;
  readonly traffic?: TrafficOptions;
  readonly log: import('pino').Logger;
}

/** Client errors are answers: asking the same again changes none of them. Limits have rules of their own. */
const doNotRetry = [400, 401, 403, 404, 405, 409, 410, 412, 415, 422, 429, 451];
const mostRetries = 2;

/** Opens the App's connection to GitHub: one Probot, and one budget for each installation. */
export function connectApp(options: AppClientOptions): AppClient {
  const { privateKey: present, previousPrivateKey: previous = null } = options.app;
  const traffic = openTraffic({
    ...options.traffic,
    writeSpacing: options.writeSpacing,
    signIn: (fetch) => signInWith({ present, previous }, fetch, options.log),
  });
  const tokens = new TokenCache();
  const probot = new Probot({
    appId: options.app.id,
    privateKey: options.app.privateKey,
    secret: options.app.webhookSecret,
    baseUrl: options.api,
    log: options.log,
    request: { fetch: traffic.appFetch },
    Octokit: octokitWith(tokens, options.traffic?.retryPause ?? 1000),
  });
  // The App's own client is one for all; whoever asks for it later finds it guided. Where Probot cannot begin, they
  // learn it, too.
  probot.auth().then(
    (octokit) => traffic.guide(octokit, 'app', 'event'),
    () => {},
  );
  let identity: Promise<AppIdentity> | undefined;
  return {
    probot,
    traffic,
    identity() {
      identity ??= readIdentity(probot).catch((cause: unknown) => {
        identity = undefined;
        throw cause;
      });
      return identity;
    },
    forget(id) {
      tokens.forget(id);
      traffic.forget(id);
    },
    async installation(id, { priority = 'event' } = {}) {
      const octokit = await probot.auth(id);
      traffic.guide(octokit, id, priority);
      noticeMoves(octokit);
      return { installation: id, octokit, gitToken: () => gitToken(octokit, id) };
    },
  };
}

/**
 * Spacing, limits and their retries are traffic's: the plugin that Probot brings knows no priorities, spaces reads
 * through GraphQL as if they wrote, and blocks its caller for up to an hour. Probot's own cache of tokens cannot be
 * reached, so it gets one that can.
 */
function octokitWith(tokens: TokenCache, retryPause: number): typeof ProbotOctokit {
  return ProbotOctokit.defaults((given: Record<string, unknown>) => ({
    ...given,
    auth: { ...(given.auth as object | undefined), cache: tokens },
    throttle: { enabled: false },
    retry: { doNotRetry, retries: mostRetries, retryAfterBaseValue: retryPause },
  }));
}

async function readIdentity(probot: Probot): Promise<AppIdentity> {
  const octokit = await probot.auth();
  const { data } = await octokit.rest.apps.getAuthenticated();
  if (data === null) throw new Error('GitHub does not know this App: check APP_ID and PRIVATE_KEY');
  const slug = data.slug ?? data.name;
  return { id: data.id, slug, bot: `${slug}[bot]` };
}

async function gitToken(octokit: Octokit, installationId: InstallationId): Promise<string> {
  const auth = (await octokit.auth({ type: 'installation', installationId })) as { readonly token: string };
  return auth.token;
}
