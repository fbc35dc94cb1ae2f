import { z } from 'zod';
import { Sha } from '../../../domain/ids.ts';
import type { RunCommand } from '../../../platform/control/server.ts';
import { Refused, type Service } from './service.ts';
import { ServiceName, Specification } from './specification.ts';

const key = z.string().min(1).max(300);
const weight = z.number().min(0).max(100);

/** What can be asked of the proxy of a machine over its control socket: one order, one line of JSON as its answer. */
export const Order = z.discriminatedUnion('order', [
  z.strictObject({
    order: z.literal('begin'),
    service: ServiceName,
    key,
    environment: z.string().max(255),
    revision: Sha,
    rollbackOf: Sha.nullable(),
    specification: Specification.nullable(),
    canary: weight.nullable(),
  }),
  z.strictObject({ order: z.literal('look'), service: ServiceName, key }),
  z.strictObject({ order: z.literal('promote'), service: ServiceName, weight: weight.nullable() }),
  z.strictObject({ order: z.literal('abandon'), service: ServiceName, why: z.string().max(500) }),
  z.strictObject({ order: z.literal('rollback'), service: ServiceName, key }),
  z.strictObject({ order: z.literal('status'), service: ServiceName.nullable() }),
  z.strictObject({ order: z.literal('metrics'), service: ServiceName }),
]);
export type Order = z.infer<typeof Order>;

/** The order as the one argument of a command line, for the control socket knows command lines. */
export const orderCommand = 'order';

/** Answers orders on the services of this machine. Exit codes: 0 with the answer, 1 refused, 2 not understood. */
export function answerOrders(services: ReadonlyMap<string, Service>): RunCommand {
  return async ({ argv: [command, text = ''] }, io) => {
    const order = command === orderCommand ? Order.safeParse(jsonIn(text)) : null;
    if (!order?.success) {
      io.err('the proxy does not understand the order. Is it of the same version?\n');
      return 2;
    }
    try {
      io.out(`${JSON.stringify(await carryOut(order.data, services))}\n`);
      return 0;
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
      io.err(`${error.message}\n`);
      return 1;
    }
  };
}

async function carryOut(order: Order, services: ReadonlyMap<string, Service>): Promise<unknown> {
  if (order.order === 'status' && order.service === null)
    return [...services.values()].map((service) => service.status());
  const service = services.get(order.service ?? '');
  if (service === undefined) throw new Refused(unknownService(order.service ?? '', [...services.keys()]));
  switch (order.order) {
    case 'begin':
      await service.begin(order);
      return service.look(order.key);
    case 'look':
      return service.look(order.key);
    case 'promote':
      await service.promote(order.weight);
      return null;
    case 'abandon':
      await service.abandon(order.why);
      return null;
    case 'rollback':
      return goBack(service, order.key);
    case 'status':
      return [service.status()];
    case 'metrics':
      return service.metrics();
  }
}

async function goBack(service: Service, deliveryKey: string): Promise<unknown> {
  const { live, deliveries } = service.status();
  const now = live?.revision;
  const before = service.previous();
  if (now === undefined || before === null)
    throw new Refused(`${service.name} has no earlier revision that it could go back to`);
  await service.begin({
    key: deliveryKey,
    environment: deliveries.find(({ state }) => state === 'live')?.environment ?? '',
    revision: before,
    rollbackOf: now,
    specification: null,
    canary: null,
  });
  return { revision: before, rollbackOf: now };
}

function unknownService(name: string, known: readonly string[]): string {
  return `the proxy has no service "${name}": it has ${known.join(', ')}. Start it with --listen ${name}=PORT`;
}

function jsonIn(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
