import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Sha } from '../../../domain/ids.ts';
import type { Log } from '../../../platform/log.ts';
import type { Progress } from '../driver.ts';
import type { ReverseProxy } from '../proxy/proxy.ts';
import type { Upstream } from '../proxy/upstream.ts';
import { adopted, type Instance, marker, StartFailed, startInstance } from './instance.ts';
import { endGroup } from './process-group.ts';
import { groupsWith } from './process-table.ts';
import { boundLog, pruneLogs } from './service-log.ts';
import { forRevision, type Specification } from './specification.ts';
import { type DeliveryRecord, readState, type State, StateFile, type Version } from './state.ts';
import { type Trouble, type Watch, watch } from './watch.ts';

/** What is to be delivered. */
export interface Order {
  readonly key: string;
  readonly environment: string;
  readonly revision: Sha;
  readonly rollbackOf: Sha | null;
  /** How it is run, with `{revision}` where the commit is to stand; null: as the revision was before, or like the last. */
  readonly specification: Specification | null;
  /** Percent of the clients that meet it first; null: it goes live as soon as it is well. */
  readonly canary: number | null;
}

/** Cannot be done as things are. The message says why and what to do. */
export class Refused extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'Refused';
  }
}

/** A version with its processes and its place in the proxy. */
interface Running {
  readonly version: Version;
  readonly instance: Instance;
  readonly upstream: Upstream;
  watch: Watch | null;
}

const mostDeliveries = 50;
const mostHistory = 20;
/** Logs of versions, the newest. */
const mostLogs = 20;
/** Versions that drain at the same time; of more, the oldest is cut. */
const mostDraining = 4;
const longestBackoff = 10_000;
/** So many restarts in a row that come to nothing make a live version a failed one in what is told. */
const hopeless = 3;

/**
 * One service: which version is live, and everything that brings one there, keeps it well and takes it away. What is
 * known is on disk before it is acted upon, so that the next process knows it too.
 */
export class Service {
  readonly name: string;
  readonly #directory: string;
  readonly #file: StateFile;
  readonly #proxy: ReverseProxy;
  readonly #log: Log;
  readonly #state: State;
  #live: Running | null = null;
  #canary: Running | null = null;
  #starting: AbortController | null = null;
  #healing: Promise<void> | null = null;
  #restarts = 0;
  #restored: number[] = [];
  readonly #draining = new Map<Running, AbortController>();
  readonly #pending = new Set<Promise<void>>();
  readonly #stopping = new AbortController();
  #logTimer: NodeJS.Timeout | null = null;

  /**
   * @param options.directory of this service alone
   * @param options.proxy tells its {@link unreachable}
   */
  constructor(options: {
    readonly name: string;
    readonly directory: string;
    readonly proxy: ReverseProxy;
    readonly log: Log;
  }) {
    this.name = options.name;
    this.#directory = options.directory;
    this.#proxy = options.proxy;
    this.#log = options.log.child({ service: options.name });
    const file = join(options.directory, 'state.json');
    this.#file = new StateFile(file);
    this.#state = readState(file);
  }

  /**
   * Takes up what the last process left: what is live goes on, or is started again; what was under way begins again;
   * everything else is ended.
   */
  async open(): Promise<void> {
    const { live, canary, versions } = this.#state;
    for (const version of [...versions]) {
      const { instance, id } = version;
      const found = instance === null ? null : adopted(instance, instance.port);
      const wanted = id === live || id === canary?.version;
      const kept = found !== null && wanted ? [found.identity.pid] : [];
      for (const group of groupsWith(marker, this.#markerOf(version))) {
        if (!kept.includes(group)) await endUnknown(group);
      }
      if (found === null) version.instance = null;
      else if (wanted) this.#takeUp(version, found);
      else await endGroup(found.identity, version.specification.timings.grace);
    }
    this.#state.versions = versions.filter(
      ({ id }) => id === live || id === canary?.version || this.#recordOf(id)?.state === 'starting',
    );
    await this.#save();
    const version = this.#versionOf(live);
    if (this.#live === null && version !== null)
      this.#heal(version, { kind: 'ended', why: 'it was not running' });
    if (canary !== null && this.#canary === null) await this.#endCanary('its process has ended');
    for (const record of this.#state.deliveries) {
      if (record.state === 'starting' && record.version === live) await this.#settle(record, 'live', null);
      if (record.state === 'starting' && record.version === canary?.version)
        await this.#settle(record, 'canary', null);
      const begun = record.state === 'starting' ? this.#versionOf(record.version) : null;
      if (begun !== null) this.#track(this.#bring(begun, record));
    }
    this.#logTimer = setInterval(() => this.#boundLogs(), 10_000);
    this.#logTimer.unref();
  }

  /**
   * Begins a delivery; the same key again begins nothing. Resolves when it is on disk.
   * @throws {Refused} when another one is under way, or it is not known how to run it
   */
  async begin(order: Order): Promise<void> {
    const { deliveries } = this.#state;
    // Whoever asks again has to be able to rely on it just as well.
    if (deliveries.some(({ key }) => key === order.key)) return this.#save();
    if (this.#stopping.signal.aborted) throw new Refused('the proxy is stopping');
    const open = deliveries.find(({ state }) => state === 'starting' || state === 'canary');
    if (open !== undefined) throw new Refused(inTheWay(this.name, open));
    const specification = this.#specificationFor(order);
    this.#state.count += 1;
    const id = `${order.revision.slice(0, 12)}-${this.#state.count}`;
    const version: Version = { id, revision: order.revision, specification, instance: null };
    const now = new Date().toISOString();
    const record: DeliveryRecord = {
      key: order.key,
      environment: order.environment,
      revision: order.revision,
      rollbackOf: order.rollbackOf,
      version: id,
      canary: order.canary,
      state: 'starting',
      why: null,
      begunAt: now,
      changedAt: now,
    };
    if (order.specification !== null) this.#state.template = order.specification;
    this.#state.versions.push(version);
    deliveries.push(record);
    // The newest of a revision that is live may be among the oldest.
    while (deliveries.length > mostDeliveries) {
      const old = deliveries.findIndex(({ state }) => state === 'failed' || state === 'superseded');
      if (old === -1) break;
      deliveries.splice(old, 1);
    }
    this.#log.info({ version: id, delivery: order.key, canary: order.canary }, 'delivering');
    await this.#save();
    this.#track(this.#bring(version, record));
  }

  /** How a delivery stands; null when this service knows none of that key. */
  look(key: string): Progress | null {
    const record = this.#state.deliveries.find((one) => one.key === key);
    if (record === undefined) return null;
    switch (record.state) {
      case 'starting':
        return { kind: 'running', what: `${record.version} is starting` };
      case 'canary':
        return {
          kind: 'running',
          what: `${record.version} meets ${this.#state.canary?.weight ?? record.canary} % of the clients until it is promoted or abandoned`,
        };
      case 'live':
        return this.#restarts >= hopeless
          ? {
              kind: 'failed',
              why: `it is live and does not come up any more after ${this.#restarts} restarts`,
            }
          : { kind: 'live', since: record.changedAt };
      case 'failed':
      case 'superseded':
        return { kind: 'failed', why: record.why ?? 'unknown' };
    }
  }

  /**
   * The canary goes live, for all clients; or, with a weight, for more or fewer of them.
   * @throws {Refused} when there is none
   */
  async promote(weight: number | null): Promise<void> {
    const record = this.#canaryRecord();
    const running = this.#canary;
    if (record === null || running === null) throw new Refused(`${this.name} has no canary`);
    if (weight !== null) {
      this.#state.canary = { version: running.version.id, weight };
      this.#proxy.traffic.setCanary({ upstream: running.upstream, weight });
      return this.#save();
    }
    this.#canary = null;
    await this.#goLive(running, record);
  }

  /**
   * Takes back what is not live yet: a canary, or a version that is starting.
   * @throws {Refused} when there is neither
   */
  async abandon(why: string): Promise<void> {
    if (this.#canary !== null) await this.#endCanary(why);
    else if (this.#starting !== null) this.#starting.abort();
    else throw new Refused(`${this.name} has nothing under way that could be abandoned`);
  }

  /** The revision that was live before the present one; null when none is known. */
  previous(): Sha | null {
    const now = this.#versionOf(this.#state.live)?.revision;
    return this.#state.history.findLast(({ revision }) => revision !== now)?.revision ?? null;
  }

  /** What is known of it, for people and programs. Commands are part of it, values of the environment are not. */
  status(): ServiceStatus {
    const describe = (version: Version | null) =>
      version === null
        ? null
        : { version: version.id, revision: version.revision, instance: version.instance };
    const { live, canary, deliveries } = this.#state;
    const running = describe(this.#versionOf(live));
    const tried = canary === null ? null : describe(this.#versionOf(canary.version));
    return {
      service: this.name,
      live: running === null ? null : { ...running, reachable: this.#live?.upstream.reachable ?? false },
      canary: tried === null ? null : { ...tried, weight: canary?.weight ?? 0 },
      draining: [...this.#draining.keys()].map(({ version }) => version.id),
      healing: this.#healing !== null,
      restored: [...this.#restored],
      deliveries: [...deliveries],
    };
  }

  /** What the proxy counted, by version and second. */
  metrics(): ReturnType<ReverseProxy['metrics']> {
    return this.#proxy.metrics();
  }

  /** A version refuses connections: looks at once instead of at the next interval. */
  unreachable(upstream: Upstream): void {
    for (const running of [this.#live, this.#canary]) {
      if (running?.upstream === upstream) running.watch?.look();
    }
  }

  /**
   * Stops supervising. The processes are ended after what is under way, or left to the next proxy; either way it knows
   * what is live.
   */
  async close({ leaveRunning }: { readonly leaveRunning: boolean }): Promise<void> {
    this.#stopping.abort();
    this.#starting?.abort();
    if (this.#logTimer !== null) clearInterval(this.#logTimer);
    for (const running of [this.#live, this.#canary]) running?.watch?.stop();
    const longest = this.#live?.version.specification.timings.drain ?? 1000;
    await this.#proxy.close(longest);
    for (const cut of this.#draining.values()) cut.abort();
    await Promise.all(this.#pending);
    if (leaveRunning) return this.#save();
    await Promise.all(
      [this.#live, this.#canary].map(async (running) => {
        if (running === null) return;
        await endGroup(running.instance.identity, running.version.specification.timings.grace);
        running.version.instance = null;
      }),
    );
    if (this.#canary !== null) await this.#endCanary('the proxy was stopped');
    await this.#save();
  }

  /** Starts a version and gives it its traffic. Everything that goes wrong ends in the record. */
  async #bring(version: Version, record: DeliveryRecord): Promise<void> {
    const calledOff = new AbortController();
    this.#starting = calledOff;
    try {
      const signal = AbortSignal.any([calledOff.signal, this.#stopping.signal]);
      const instance = await this.#start(version, signal);
      this.#starting = null;
      const running = this.#run(version, instance);
      if (record.canary !== null && this.#live !== null) this.#goCanary(running, record, record.canary);
      else this.#goLive(running, record);
    } catch (error) {
      this.#starting = null;
      // Nobody called it off but the end of the proxy: the next one begins it again.
      if (this.#stopping.signal.aborted && !calledOff.signal.aborted) return;
      if (!(error instanceof StartFailed)) this.#log.error({ err: error }, 'a delivery broke off');
      this.#forget(version);
      await this.#settle(record, 'failed', error instanceof Error ? error.message : String(error));
    }
  }

  #start(version: Version, signal: AbortSignal): Promise<Instance> {
    return startInstance({
      version: this.#markerOf(version),
      revision: version.revision,
      specification: version.specification,
      logFile: this.#logFile(version),
      signal,
      onStarted: ({ identity, port }) => {
        version.instance = { ...identity, port };
        // Until it is there, its environment tells whose it is.
        this.#track(this.#save());
      },
    });
  }

  async #goCanary(running: Running, record: DeliveryRecord, weight: number): Promise<void> {
    this.#canary = running;
    this.#state.canary = { version: running.version.id, weight };
    await this.#save();
    // It may have broken meanwhile.
    if (this.#canary !== running) return;
    this.#proxy.traffic.setCanary({ upstream: running.upstream, weight });
    await this.#settle(record, 'canary', null);
  }

  async #goLive(running: Running, record: DeliveryRecord): Promise<void> {
    const before = this.#live;
    const { version } = running;
    this.#live = running;
    this.#restarts = 0;
    this.#state.live = version.id;
    this.#state.canary = null;
    const { history, deliveries } = this.#state;
    history.push({ revision: version.revision, specification: version.specification });
    if (history.length > mostHistory) history.splice(0, history.length - mostHistory);
    // On disk first: whoever takes over after a crash knows this one as live, and it is well.
    await this.#save();
    // It may have broken meanwhile and been replaced.
    if (this.#live === running) this.#proxy.traffic.setLive(running.upstream);
    this.#proxy.traffic.setCanary(null);
    for (const other of deliveries) {
      if (other.state === 'live') this.#change(other, 'superseded', `${version.id} went live in its place`);
    }
    if (before !== null) this.#retire(before);
    else this.#dropOthers(version);
    await this.#settle(record, 'live', null);
  }

  async #endCanary(why: string): Promise<void> {
    const record = this.#canaryRecord();
    const running = this.#canary;
    this.#canary = null;
    this.#state.canary = null;
    this.#proxy.traffic.setCanary(null);
    if (running !== null) this.#retire(running);
    if (record === null) await this.#save();
    else await this.#settle(record, 'failed', why);
  }

  /** Lets a version finish what is under way, then ends it. */
  #retire(running: Running): void {
    running.watch?.stop();
    const cut = new AbortController();
    this.#draining.set(running, cut);
    const [oldest] = this.#draining.values();
    if (this.#draining.size > mostDraining) oldest?.abort();
    this.#track(this.#drain(running, cut.signal));
  }

  async #drain(running: Running, cut: AbortSignal): Promise<void> {
    const { drain, grace } = running.version.specification.timings;
    const aborted = new Promise<boolean>((resolve) => {
      if (cut.aborted) resolve(false);
      else cut.addEventListener('abort', () => resolve(false), { once: true });
    });
    const whole = await Promise.race([running.upstream.drained(drain), aborted]);
    if (!whole) {
      const { inFlight, upgraded } = running.upstream;
      this.#log.warn(
        { version: running.version.id, inFlight, upgraded: upgraded.size },
        'not drained in time',
      );
    }
    // WebSockets that are left get a word from the version itself, if it has one at SIGTERM.
    await endGroup(running.instance.identity, grace);
    running.upstream.close();
    this.#draining.delete(running);
    this.#forget(running.version);
    await this.#save();
  }

  #takeUp(version: Version, instance: Instance): void {
    const running = this.#run(version, instance);
    if (version.id === this.#state.live) {
      this.#live = running;
      this.#proxy.traffic.setLive(running.upstream);
    } else {
      this.#canary = running;
      this.#proxy.traffic.setCanary({ upstream: running.upstream, weight: this.#state.canary?.weight ?? 0 });
    }
    this.#log.info({ version: version.id, pid: instance.identity.pid }, 'adopted');
  }

  #run(version: Version, instance: Instance): Running {
    const upstream = this.#proxy.upstream(version.id, { host: '127.0.0.1', port: instance.port });
    const running: Running = { version, instance, upstream, watch: null };
    running.watch = watch(instance, version.specification, {
      onTrouble: (trouble) => this.#trouble(running, trouble),
      onWell: () => {
        if (!upstream.reachable) this.#proxy.traffic.reached(upstream);
      },
    });
    return running;
  }

  #trouble(running: Running, trouble: Trouble): void {
    const { version } = running;
    this.#log.warn({ version: version.id, trouble: trouble.why }, 'unhealthy');
    if (running === this.#canary) this.#track(this.#endCanary(trouble.why));
    else if (running === this.#live) this.#heal(version, trouble);
  }

  #heal(version: Version, trouble: Trouble): void {
    const healing = this.#restart(version, trouble).finally(() => {
      if (this.#healing === healing) this.#healing = null;
    });
    this.#healing = healing;
    this.#track(healing);
  }

  /** Puts a new instance of the live version in place of the broken one, as long as that version is to be live. */
  async #restart(version: Version, trouble: Trouble): Promise<void> {
    const began = performance.now();
    const broken = this.#live;
    let ended: Promise<void> = Promise.resolve();
    if (broken !== null && trouble.kind !== 'sick') {
      // Nobody is served there: what waits for an answer is freed at once, and asks the next instance.
      broken.upstream.reachable = false;
      ended = endGroup(broken.instance.identity, 0);
    }
    for (let pause = 200; this.#isToLive(version); pause = Math.min(longestBackoff, pause * 2)) {
      const before = version.instance;
      try {
        const instance = await this.#start(version, this.#stopping.signal);
        if (!this.#isToLive(version)) {
          await endGroup(instance.identity, 0);
          break;
        }
        this.#restarts = 0;
        this.#live = this.#run(version, instance);
        this.#proxy.traffic.setLive(this.#live.upstream);
        this.#noteRestored(performance.now() - began);
        this.#log.info({ version: version.id, trouble: trouble.why }, 'restarted');
        break;
      } catch (error) {
        version.instance = before;
        await this.#save();
        this.#restarts += 1;
        const why = error instanceof Error ? error.message : String(error);
        this.#log.error(
          { version: version.id, restarts: this.#restarts, why },
          'the live version does not come up',
        );
        await sleep(pause, undefined, { signal: this.#stopping.signal }).catch(() => {});
      }
    }
    await ended;
    // A version that went live meanwhile has retired the broken one itself.
    if (broken !== null && broken !== this.#live && !this.#draining.has(broken)) {
      await broken.upstream.drained(trouble.kind === 'sick' ? version.specification.timings.drain : 0);
      await endGroup(broken.instance.identity, version.specification.timings.grace);
      broken.upstream.close();
    }
  }

  #isToLive(version: Version): boolean {
    return this.#state.live === version.id && !this.#stopping.signal.aborted;
  }

  #noteRestored(milliseconds: number): void {
    this.#restored.push(Math.round(milliseconds));
    if (this.#restored.length > 1000) this.#restored = this.#restored.slice(-1000);
  }

  /** Of versions that were to be live while none was running. */
  #dropOthers(version: Version): void {
    this.#state.versions = this.#state.versions.filter(
      ({ id, instance }) => id === version.id || instance !== null,
    );
  }

  #specificationFor({ revision, specification }: Order): Specification {
    if (specification !== null) return forRevision(specification, revision);
    const before = this.#state.history.findLast((one) => one.revision === revision);
    if (before !== undefined) return before.specification;
    const { template } = this.#state;
    if (template !== null) return forRevision(template, revision);
    throw new Refused(
      `it is not known how ${this.name} is run: say so once, by wired-chaos deliver --service ${this.name} --revision … --command …`,
    );
  }

  #canaryRecord(): DeliveryRecord | null {
    return this.#state.deliveries.find(({ state }) => state === 'canary') ?? null;
  }

  #recordOf(version: string): DeliveryRecord | undefined {
    return this.#state.deliveries.find((record) => record.version === version);
  }

  #versionOf(id: string | null): Version | null {
    return this.#state.versions.find((version) => version.id === id) ?? null;
  }

  #markerOf(version: Version): string {
    return `${this.#directory}/${version.id}`;
  }

  #logFile(version: Version): string {
    return join(this.#directory, `${version.id}.log`);
  }

  #boundLogs(): void {
    for (const version of this.#state.versions) boundLog(this.#logFile(version));
  }

  #forget(version: Version): void {
    this.#state.versions = this.#state.versions.filter((one) => one !== version);
    pruneLogs(this.#directory, mostLogs);
  }

  async #settle(record: DeliveryRecord, state: DeliveryRecord['state'], why: string | null): Promise<void> {
    this.#change(record, state, why);
    await this.#save();
    this.#log.info({ version: record.version, delivery: record.key, state, why }, 'delivery');
  }

  #change(record: DeliveryRecord, state: DeliveryRecord['state'], why: string | null): void {
    record.state = state;
    record.why = why;
    record.changedAt = new Date().toISOString();
  }

  /** Resolves when everything up to now is on disk. */
  #save(): Promise<void> {
    return this.#file.write(this.#state);
  }

  /** Waited for at the end; what it throws is a fault of ours. */
  #track(work: Promise<void>): void {
    const tracked = work
      .catch((error: unknown) => this.#log.error({ err: error }, 'supervising failed'))
      .finally(() => this.#pending.delete(tracked));
    this.#pending.add(tracked);
  }
}

/** What a service tells of itself. */
export interface ServiceStatus {
  readonly service: string;
  readonly live: {
    readonly version: string;
    readonly revision: Sha;
    readonly instance: Version['instance'];
    readonly reachable: boolean;
  } | null;
  readonly canary: {
    readonly version: string;
    readonly revision: Sha;
    readonly instance: Version['instance'];
    readonly weight: number;
  } | null;
  readonly draining: readonly string[];
  readonly healing: boolean;
  /** Milliseconds from noticing that the live version was broken to its next instance having traffic; the last 1000. */
  readonly restored: readonly number[];
  readonly deliveries: readonly DeliveryRecord[];
}

function inTheWay(service: string, open: DeliveryRecord): string {
  const what = open.state === 'canary' ? 'meets a share of the clients' : 'is starting';
  const remedy = open.state === 'canary' ? 'promote it, or abandon it' : 'wait for it, or abandon it';
  return `${open.version} of ${service} ${what}: ${remedy}`;
}

async function endUnknown(group: number): Promise<void> {
  // Known by its environment, which it cannot have from anybody else.
  try {
    process.kill(-group, 'SIGKILL');
  } catch {
    // It has ended meanwhile.
  }
}
