import { z } from 'zod';

/** Methods that change nothing (RFC 9110, 9.2.1). */
export const safeMethods: ReadonlySet<string> = new Set(['GET', 'HEAD', 'OPTIONS']);

const share = z.number().gt(0).max(1);

/** A route whose traffic may be recorded and played again. */
export const ReplayRoute = z
  .strictObject({
    path: z
      .string()
      .max(300)
      .regex(
        /^(?=\/)(?:\/(?:\*|[^\s/?#*]*))*(?:\/\*\*)?$/,
        'expected a path such as /orders/:id, /files/* or /** for everything',
      )
      .describe('Such as /orders/:id; * stands for one segment, ** at the end for all that follow.'),
    methods: z
      .array(z.enum(['GET', 'HEAD', 'OPTIONS', 'POST', 'PUT', 'PATCH', 'DELETE']))
      .min(1)
      .max(7)
      .default(['GET', 'HEAD'])
      .describe('Another than GET, HEAD and OPTIONS says that playing it again does no harm.'),
    share: share.default(0.1).describe('The share of its requests that is recorded.'),
    ignore: z
      .array(z.string().min(1).max(300))
      .max(50)
      .default([])
      .describe('What may differ, such as $.items[*].stock or header cache-control.'),
    atLeast: z
      .number()
      .int()
      .min(1)
      .max(1000)
      .default(5)
      .describe('How many recordings must have been played before it can pass.'),
  })
  .describe('A route whose traffic may be recorded and played again.');
export type ReplayRoute = z.infer<typeof ReplayRoute>;

/** How traffic is recorded at the proxy, and played to a candidate and to what is live. */
export const ReplayConfiguration = z
  .strictObject({
    routes: z
      .array(ReplayRoute)
      .max(200)
      .default([])
      .describe('Only their traffic is recorded. The first one that fits counts.'),
    redact: z
      .array(z.string().min(1).max(300))
      .max(100)
      .default([])
      .describe(
        'What is replaced at capture beside credentials and personal data: $.path in JSON bodies, header NAME, query NAME.',
      ),
    headers: z
      .record(z.string().regex(/^[A-Za-z0-9-]{1,100}$/), z.string().max(2000))
      .default({})
      .describe(
        'Sent in place of what was recorded, such as authorization: Bearer {{ env.SYNTHETIC_TOKEN }}.',
      ),
    most: z.number().int().min(1).max(20_000).default(2000).describe('How many recordings are played.'),
    perSecond: z.number().min(0.1).max(1000).default(50).describe('How many at most each second.'),
    slower: z
      .number()
      .min(1.1)
      .max(100)
      .default(3)
      .describe('The candidate fails when its median takes so many times as long, and 50 ms longer.'),
  })
  .describe('How traffic is recorded, and played to a candidate and to what is live.');
export type ReplayConfiguration = z.infer<typeof ReplayConfiguration>;
