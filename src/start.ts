import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { openAnalyser } from './analysis/analyser.ts';
import { listen } from './app.ts';
import { type AppClient, connectApp } from './connect/github/app-client.ts';
import { beginSweeps, defineFlows } from './flows/define.ts';
import { isNotDone } from './flows/effects/not-done.ts';
import { createHealthProbe } from './flows/health-probe.ts';
import { listenForCommands } from './listen-for-commands.ts';
import { createRestoreMemory } from './platform/backup/restored.ts';
import { systemClock } from './platform/clock.ts';
import { coalescedWakes } from './platform/coalesced-wakes.ts';
import { createDecisions } from './platform/decisions.ts';
import { startDispatcher } from './platform/dispatcher.ts';
import { createEffects } from './platform/effects/create.ts';
import { createHealth } from './platform/health.ts';
import { eraseInstallation } from './platform/holdings/erase.ts';
import { createInstallations } from './platform/installations.ts';
import { createIntake } from './platform/intake.ts';
import { createPublishedKeys } from './platform/ledger/published-keys.ts';
import { createLog } from './platform/log.ts';
import { readManifest } from './platform/manifest.ts';
import { openStores } from './platform/open-stores.ts';
import { createPayloadCipher } from './platform/payload-cipher.ts';
import { noPoint, type OnPoint, pointingInbox, pointingLedger } from './platform/points.ts';
import { precedenceOf } from './platform/precedence.ts';
import { createProbes } from './platform/probes.ts';
import { createQueue } from './platform/queue.ts';
import { startRetention } from './platform/retention.ts';
import { findingsSalt } from './platform/salt.ts';
import type { AppSettings } from './platform/settings.ts';
import { pauseFile } from './platform/switches/pause-file.ts';
import { openSwitches } from './platform/switches.ts';
import { observeBacklog } from './platform/telemetry/backlog-metrics.ts';
import { createMetrics } from './platform/telemetry/metrics-endpoint.ts';
import { startTelemetry } from './platform/telemetry/start-telemetry.ts';
import { tracedLedger } from './platform/telemetry/traced-ledger.ts';

/** A running App. */
export interface RunningApp {
  readonly url: string;
  /** Resolves with the cause when it cannot go on: it is not ready any more, and a new process has to take over. */
  readonly broken: Promise<Error>;
  /** Takes no more deliveries, ends the steps in hand, closes the stores. */
  stop(): Promise<void>;
}

/** What a test may listen to; production passes none. */
export interface AppHooks {
  readonly onPoint?: OnPoint;
}

/** Starts the App: stores, then workers, and only then the server, so that nothing is accepted that cannot be kept. */
export async function startApp(settings: AppSettings, hooks: AppHooks = {}): Promise<RunningApp> {
  const clock = systemClock;
  const log = createLog({ level: settings.logLevel });
  const telemetry = await startTelemetry(settings.telemetry, log);
  const cipher = createPayloadCipher(settings.payloads.keys);
  const stores = await openStores({
    directory: settings.data,
    server: settings.database,
    cipher,
    ledgerKeys: settings.ledger.keys,
    clock,
    log,
  });
  const { database } = stores;
  const { onPoint = noPoint } = hooks;
  const inbox = pointingInbox(stores.inbox, onPoint);
  const ledger = pointingLedger(tracedLedger(stores.ledger), onPoint);
  const switches = await openSwitches({
    ledger,
    store: stores.switches,
    file: pauseFile(settings.data),
    log,
  });
  const giveWay = precedenceOf(inbox, clock);
  const queue = createQueue({
    database,
    log,
    // A person waits for it, or it can wait a second while deliveries pour in.
    before: ({ priority }) => (priority === 'person' ? Promise.resolve() : giveWay(1000)),
  });
  const analyser = openAnalyser({ where: 'process' });
  const app = connectApp({
    app: settings.app,
    api: settings.github.api,
    writeSpacing: settings.github.writeSpacing,
    traffic: { sweepReserve: settings.github.sweepReserve },
    log,
  });
  defineFlows(queue, {
    app,
    ledger,
    decisions: createDecisions(database),
    switches,
    effects: createEffects({
      store: stores.effects,
      clock,
      log,
      notDone: isNotDone,
      lease: settings.github.effectLease,
      mayLack: await createRestoreMemory(stores.ledger, clock),
      onPoint,
    }),
    onPoint,
    analyse: (change) => analyser.analyse(change),
    probe: createHealthProbe(settings.probeAddresses),
    notes: stores.notes,
    clock,
    every: {
      redelivery: settings.sweepEvery,
      objects: 3 * settings.sweepEvery,
      anchors: settings.ledger.anchorEvery,
    },
    log,
    html: settings.github.html,
    salt: await findingsSalt({ notes: stores.notes, cipher, privateKey: settings.app.privateKey, log }),
    life: {
      installations: createInstallations(stores.notes),
      stored: () => stores.ledger.installations(),
      asked: readManifest().permissions,
      eraseAfter: settings.eraseAfter,
      erase: (installation) => eraseInstallation(stores, clock, installation),
    },
  });
  await app.probot.ready();
  listen(app.probot, { id: settings.app.id, api: settings.github.api }, coalescedWakes(queue.wake));
  await queue.start();
  await beginSweeps(queue);
  const { keepFor: keepPayloads } = settings.payloads;
  const retention = startRetention({ inbox, effects: stores.effects, keepPayloads, clock, log });
  const dispatcher = startDispatcher({
    inbox,
    clock,
    log,
    receive: ({ id, event, payload }) =>
      app.probot.receive({ id, name: event, payload } as Parameters<typeof app.probot.receive>[0]),
  });

  const intake = createIntake({ inbox, secrets: webhookSecrets(settings), log });
  const health = createHealth([
    ...createProbes(stores),
    { name: 'ledger-key', check: () => ledger.keyProblem() },
    { name: 'github', check: () => app.identity().then(() => null) },
  ]);
  const unobserve = observeBacklog(telemetry.meter, { inbox, queue, calls: () => callsLeft(app), log });
  const metrics = createMetrics({
    host: settings.host,
    token: settings.telemetry.metricsToken,
    scrape: telemetry.scrape,
  });
  const publishedKeys = createPublishedKeys(ledger, log);
  const server = createServer((request, response) => {
    answer(request, response).catch((error: unknown) => {
      log.error({ err: error, url: request.url }, 'a request failed');
      // Without an answer GitHub records a failure, which can be delivered again.
      response.destroy();
    });
  });
  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    if (await intake(request, response)) return;
    if (await health(request, response)) return;
    if (await metrics(request, response)) return;
    if (await publishedKeys(request, response)) return;
    response.writeHead(404, { 'content-type': 'text/plain' }).end('not found\n');
  }
  const installations = createInstallations(stores.notes);
  const commands = await listenForCommands({
    directory: settings.data,
    tools: { stores: { ...stores, ledger }, switches, installations, queue: async () => queue, clock },
    log,
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject).listen(settings.port, settings.host, resolve);
  });
  const { port } = server.address() as AddressInfo;
  const url = `http://${settings.host === '0.0.0.0' ? '127.0.0.1' : settings.host}:${port}`;
  log.info({ url, github: settings.github.html }, 'listening');
  return {
    url,
    broken: stores.broken,
    async stop() {
      await new Promise((resolve) => {
        server.close(resolve);
        server.closeIdleConnections();
      });
      await commands.close();
      unobserve();
      await dispatcher.stop();
      await retention.stop();
      await queue.stop();
      await analyser.close();
      await switches.close();
      await stores.close();
      await telemetry.stop();
    },
  };
}

/** Deliveries are believed by the present secret, and by the one before while it is rotated. */
function webhookSecrets({ app }: AppSettings): string[] {
  return app.previousWebhookSecret === null
    ? [app.webhookSecret]
    : [app.webhookSecret, app.previousWebhookSecret];
}

/** What the installation with the fewest calls has left of each of GitHub's budgets. */
function callsLeft(app: AppClient): [string, number][] {
  return (['core', 'graphql'] as const).flatMap((resource) => {
    const least = app.traffic.leastLeft(resource);
    return least === null ? [] : [[resource, least.remaining]];
  });
}
