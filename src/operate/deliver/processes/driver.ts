import { z } from 'zod';
import type { DeliverConfiguration } from '../../../domain/environment.ts';
import type { Delivery, Driver, Progress } from '../driver.ts';
import { order } from './client.ts';

const Handle = z.strictObject({ driver: z.literal('processes'), service: z.string(), key: z.string() });

const Answer = z
  .discriminatedUnion('kind', [
    z.object({ kind: z.literal('running'), what: z.string() }),
    z.object({ kind: z.literal('live'), since: z.string() }),
    z.object({ kind: z.literal('failed'), why: z.string() }),
    z.object({ kind: z.literal('unknown'), why: z.string() }),
  ])
  .nullable();

/**
 * Blue/green on one machine: versions are processes behind our proxy, which `wired-chaos proxy` runs. How a revision
 * is run was said once, by `wired-chaos deliver`.
 * @param options.data the data directory of that proxy
 */
export function processesDriver(
  configuration: Extract<DeliverConfiguration, { driver: 'processes' }>,
  options: { readonly data: string },
): Driver {
  const { service } = configuration;
  const { data } = options;
  return {
    name: 'processes',
    async begin(delivery: Delivery): Promise<string> {
      const { key, environment, revision, rollbackOf = null } = delivery;
      await order(data, {
        order: 'begin',
        service,
        key,
        environment,
        revision,
        rollbackOf,
        specification: null,
        canary: null,
      });
      return JSON.stringify({ driver: 'processes', service, key } satisfies z.infer<typeof Handle>);
    },
    async look(handle: string): Promise<Progress> {
      const { service: of, key } = Handle.parse(JSON.parse(handle));
      try {
        const found = Answer.parse(await order(data, { order: 'look', service: of, key }));
        return found ?? { kind: 'failed', why: `the proxy knows no delivery ${key} of ${of}` };
      } catch (error) {
        return { kind: 'unknown', why: error instanceof Error ? error.message : String(error) };
      }
    },
  };
}
