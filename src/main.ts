import { loadSettings, SettingsError } from './platform/settings.ts';
import { type RunningApp, startApp } from './start.ts';

/** Runs until the process is asked to end; a second request ends it at once. */
async function main(): Promise<void> {
  const settings = loadSettings({ env: process.env, file: '.env' });
  const running: Pick<RunningApp, 'stop'> & Partial<RunningApp> =
    settings.mode === 'app'
      ? await startApp(settings)
      : await (await import('./sandbox/start.ts')).startSandbox(settings);
  let stopping = false;
  running.broken?.then((error) => {
    console.error(error);
    process.exit(1);
  });
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.on(signal, () => {
      if (stopping) process.exit(130);
      stopping = true;
      running.stop().then(
        () => process.exit(0),
        (error: unknown) => {
          console.error(error);
          process.exit(1);
        },
      );
    });
  }
}

main().catch((error: unknown) => {
  console.error(error instanceof SettingsError ? error.message : error);
  process.exit(2);
});
