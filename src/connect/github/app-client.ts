import Bottleneck from 'bottleneck';
import { Probot, ProbotOctokit } from 'probot';
import type { InstallationId } from '../../domain/ids.ts';

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
  installation(id: InstallationId): Promise<InstallationClient>;
}

export interface AppClientOptions {
  readonly app: { readonly id: number; readonly privateKey: string; readonly webhookSecret: string };
  /** Base URL of the REST API, such as `https://api.github.com` or `https://HOST/api/v3`. */
  readonly api: string;
  /** Milliseconds between two writes; GitHub asks for at least a second. */
  readonly writeSpacing: number;
  readonly log: import('pino').Logger;
}

const secondaryLimitRetries = 3;

/** Opens the App's connection to GitHub: one Probot, one throttled client per installation. */
export function connectApp(options: AppClientOptions): AppClient {
  const probot = new Probot({
    appId: options.app.id,
    privateKey: options.app.privateKey,
    secret: options.app.webhookSecret,
    baseUrl: options.api,
    log: options.log,
    Octokit: spacedOctokit(options.writeSpacing),
  });
  let identity: Promise<AppIdentity> | undefined;
  return {
    probot,
    identity() {
      identity ??= readIdentity(probot).catch((cause: unknown) => {
        identity = undefined;
        throw cause;
      });
      return identity;
    },
    async installation(id) {
      const octokit = await probot.auth(id);
      return { installation: id, octokit, gitToken: () => gitToken(octokit, id) };
    },
  };
}

/**
 * Probot's client, with two changes: the spacing of writes is a setting, and secondary limits are retried after the
 * time GitHub names (Probot's default gives up on them).
 */
function spacedOctokit(spacing: number): typeof ProbotOctokit {
  const write = new Bottleneck.Group({ id: 'wired-chaos-write', maxConcurrent: 1, minTime: spacing });
  const notifications = new Bottleneck.Group({
    id: 'wired-chaos-notifications',
    maxConcurrent: 1,
    minTime: spacing * 3,
  });
  return ProbotOctokit.defaults((given: Record<string, unknown>) => ({
    ...given,
    throttle: {
      ...(given.throttle as object | undefined),
      write,
      notifications,
      onSecondaryRateLimit: (_after: number, _request: unknown, _octokit: unknown, retries: number) =>
        retries < secondaryLimitRetries,
    },
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
