import { z } from 'zod';

/** A short span such as `500ms` or `10s`, up to five minutes. */
const Timeout = z
  .string()
  .regex(/^[1-9]\d{0,5}(?:ms|s)$/, 'expected a number and ms or s, such as 500ms or 10s')
  .refine((text: string): boolean => timeoutMs(text) <= 300_000, 'is longer than five minutes')
  .describe('A span such as 500ms or 10s, five minutes at most.');

/** Milliseconds of a short span. */
export function timeoutMs(text: string): number {
  return text.endsWith('ms') ? Number(text.slice(0, -2)) : Number(text.slice(0, -1)) * 1000;
}

/** What may stand for a value that is known only then: `{{ env.SYNTHETIC_USER }}` or `{{ captured.order }}`. */
const template = z.string().max(10_000);

const name = z
  .string()
  .regex(/^[A-Za-z][A-Za-z0-9_]{0,59}$/, 'expected a letter, then letters, digits and _')
  .describe('Used later as captured.NAME.');

const pattern = z.string().min(1).max(500).describe('RE2 syntax.');

const scalar = z.union([template, z.number(), z.boolean(), z.null()]);

const jsonPath = z
  .string()
  .max(300)
  .regex(
    /^\$(?:\.[^.[\]\s]+|\.?\[(?:-?\d+|\*|'[^']*'|"[^"]*")\])*$/,
    "expected a path such as $.items[0].id, $['a key'] or $.items[*].price",
  )
  .describe('Such as $.items[0].id or $.items[*].price (RFC 9535 without filters and ..).');

/** What a text must be like. */
export const TextExpectation = z
  .strictObject({
    equals: template.optional(),
    contains: template.optional(),
    excludes: template.optional().describe('What must not be in it.'),
    matches: pattern.optional(),
  })
  .refine((one) => Object.keys(one).length > 0, 'say what is expected: equals, contains, excludes or matches')
  .describe('What a text must be like.');
export type TextExpectation = z.infer<typeof TextExpectation>;

/** What a JSON document must have at a path; with `[*]` every value there. */
export const JsonExpectation = z
  .strictObject({
    path: jsonPath,
    equals: scalar.optional(),
    not: scalar.optional().describe('What it must not be.'),
    contains: template.optional(),
    matches: pattern.optional(),
    above: z.number().optional(),
    below: z.number().optional(),
    type: z.enum(['string', 'number', 'boolean', 'null', 'array', 'object']).optional(),
    length: z.number().int().min(0).optional().describe('Of a text, or of a list.'),
    exists: z.boolean().optional(),
  })
  .refine((one) => Object.keys(one).length > 1, 'say what is expected at the path, such as equals or exists')
  .describe('What must stand at a path of the JSON answer.');
export type JsonExpectation = z.infer<typeof JsonExpectation>;

const status = z
  .union([z.number().int().min(100).max(599), z.enum(['1xx', '2xx', '3xx', '4xx', '5xx'])])
  .describe('Such as 200 or 2xx.');

/** What an answer must be like. Without a status, any 2xx. */
export const Expectation = z
  .strictObject({
    status: z.union([status, z.array(status).min(1).max(20)]).optional(),
    headers: z.record(z.string().min(1).max(100), z.union([template, TextExpectation])).optional(),
    json: z.array(JsonExpectation).max(50).optional(),
    body: TextExpectation.optional(),
    within: Timeout.optional().describe('The longest that the whole answer may take.'),
    certificate: z
      .strictObject({
        days: z.number().int().min(0).max(1000).describe('It must be valid for so much longer.'),
      })
      .optional(),
  })
  .describe('What the answer must be like. Without a status, any 2xx.');
export type Expectation = z.infer<typeof Expectation>;

/** Where a value comes from that later steps use. */
export const Capture = z
  .strictObject({
    json: jsonPath.optional(),
    header: z.string().min(1).max(100).optional(),
    body: pattern.optional().describe('RE2 syntax; its first group is taken.'),
    secret: z.boolean().default(false).describe('It is never shown, such as the token of a session.'),
  })
  .refine(
    ({ json, header, body }) => [json, header, body].filter((one) => one !== undefined).length === 1,
    'say where it comes from: one of json, header or body',
  )
  .describe('Where a value comes from that later steps use.');
export type Capture = z.infer<typeof Capture>;

/** One request. */
export const ProbeRequest = z
  .strictObject({
    method: z.enum(['GET', 'HEAD', 'OPTIONS', 'POST', 'PUT', 'PATCH', 'DELETE']).default('GET'),
    path: template.min(1).describe('Such as /orders?page=1, or the URL of a host that the file lists.'),
    headers: z.record(z.string().regex(/^[A-Za-z0-9!#$%&'*+.^_`|~-]{1,100}$/), template).default({}),
    json: z.unknown().optional().describe('Sent as JSON.'),
    form: z.record(z.string().max(200), template).optional().describe('Sent as a form.'),
    body: template.optional(),
  })
  .refine(
    ({ json, form, body }) => [json, form, body].filter((one) => one !== undefined).length <= 1,
    'give it one body: json, form or body',
  )
  .describe('One request.');
export type ProbeRequest = z.infer<typeof ProbeRequest>;

const selector = z.string().min(1).max(500).describe('CSS, or as Playwright reads it.');

/** One act or look in a browser. */
export const BrowserAct = z
  .strictObject({
    open: template.min(1).optional().describe('Path of a page.'),
    click: selector.optional(),
    fill: z.strictObject({ selector, value: template }).optional(),
    press: z.strictObject({ selector, key: z.string().min(1).max(40) }).optional(),
    see: template.min(1).optional().describe('A text that must be visible.'),
    visible: selector.optional(),
    title: TextExpectation.optional(),
    url: TextExpectation.optional(),
  })
  .refine(
    (one) => Object.keys(one).length === 1,
    'name one act: open, click, fill, press, see, visible, title or url',
  )
  .describe('One act or look in a browser.');
export type BrowserAct = z.infer<typeof BrowserAct>;

/** One step of a journey: a request, or acts in a browser. */
export const JourneyStep = z
  .strictObject({
    name: z.string().min(1).max(100).optional(),
    request: ProbeRequest.optional(),
    browser: z.array(BrowserAct).min(1).max(50).optional(),
    timeout: Timeout.default('10s'),
    redirects: z
      .number()
      .int()
      .min(0)
      .max(10)
      .default(0)
      .describe('How many are followed, to this host or to those that the file lists.'),
    expect: Expectation.optional(),
    capture: z.record(name, Capture).optional(),
  })
  .refine(
    ({ request, browser }) => (request === undefined) !== (browser === undefined),
    'give it either a request or browser',
  )
  .refine(
    ({ browser, expect, capture }) =>
      browser === undefined || (expect === undefined && capture === undefined),
    'expect and capture belong to a request; in a browser use see, visible, title and url',
  )
  .describe('One step: a request, or acts in a browser.');
export type JourneyStep = z.infer<typeof JourneyStep>;

/** What a user does, step by step. */
export const Journey = z
  .strictObject({
    name: z.string().min(1).max(100),
    retries: z
      .number()
      .int()
      .min(0)
      .max(10)
      .default(2)
      .describe('How often the whole journey is tried again before it counts as failed.'),
    pause: Timeout.default('1s').describe('Before it is tried again.'),
    steps: z.array(JourneyStep).min(1).max(30),
  })
  .describe('What a user does, step by step.');
export type Journey = z.infer<typeof Journey>;

const host = z
  .string()
  .max(255)
  .regex(
    /^[A-Za-z0-9](?:[A-Za-z0-9.-]*[A-Za-z0-9])?(?::\d{1,5})?$/,
    'expected a host name, such as login.example.com',
  );

/** A file of journeys, such as `.github/synthetic.yml`. */
export const Journeys = z
  .strictObject({
    hosts: z
      .array(host)
      .max(20)
      .default([])
      .describe("Hosts beside the environment's own that steps and redirects may reach."),
    journeys: z.array(Journey).min(1).max(50),
  })
  .refine(
    ({ journeys }) => new Set(journeys.map((one) => one.name)).size === journeys.length,
    'two journeys have the same name',
  )
  .describe('WIRED CHAOS: journeys that must work before and after users meet a version.');
export type Journeys = z.infer<typeof Journeys>;
