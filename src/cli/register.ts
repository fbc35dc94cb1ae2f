import { parseArgs } from 'node:util';
import { run } from 'probot';
import { webhookPath } from '../platform/intake.ts';
import type { Command } from './command.ts';

/** `wired-chaos register`: registers the App on GitHub by Probot's manifest flow and writes its credentials. */
export const register: Command = {
  name: 'register',
  summary: 'Register the App on GitHub and write its credentials to .env',
  usage: [
    'wired-chaos register --url https://chaos.example.com [--organization NAME] [--port 3000]',
    '',
    '  --url ADDRESS        where GitHub can reach this App from outside',
    '  --organization NAME  register it for an organisation instead of your own account',
    '  --port NUMBER        local port of the page that leads through it (3000)',
    '',
    'Opens a page with the manifest of app.yml; GitHub asks you to confirm and hands the credentials back, which are',
    'written to .env in this folder. GHE_HOST and GHE_PROTOCOL choose a GitHub Enterprise Server.',
  ].join('\n'),
  async run(args, io) {
    const { values } = parseArgs({
      args,
      options: {
        url: { type: 'string' },
        organization: { type: 'string' },
        port: { type: 'string', default: '3000' },
      },
    });
    if (values.url === undefined || !URL.canParse(values.url)) {
      io.err(
        '--url is missing: GitHub has to know where to deliver webhooks, such as https://chaos.example.com\n',
      );
      return 2;
    }
    if (io.env.APP_ID !== undefined) {
      io.err('APP_ID is set already: this App is registered. Unset it to register another one.\n');
      return 2;
    }
    const { WEBHOOK_PROXY_URL: _, ...env } = io.env;
    // Probot's manifest takes the address of the webhook from this variable, and asks no relay service when it is set.
    process.env.WEBHOOK_PROXY_URL = new URL(webhookPath, values.url).href;
    process.env.NO_SMEE_SETUP = 'true';
    if (values.organization !== undefined) process.env.GH_ORG = values.organization;
    const server = await run(() => {}, {
      env: { LOG_LEVEL: 'warn', ...env, PORT: values.port, HOST: '127.0.0.1' },
    });
    io.out(
      `Open http://127.0.0.1:${server.port}/probot and follow it. Then stop this (Ctrl+C) and run: npm start\n`,
    );
    await new Promise<void>((resolve) => {
      process.once('SIGINT', resolve);
      process.once('SIGTERM', resolve);
    });
    await server.stop();
    return 0;
  },
};
