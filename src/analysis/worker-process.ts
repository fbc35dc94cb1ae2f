import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import type { LookReport } from './messages.ts';
import { withoutTierUpFlags } from './without-tier-up.ts';
import { startPatience, type WorkerHandle, type WorkerListener } from './worker-handle.ts';

const program = fileURLToPath(new URL('./worker-host.ts', import.meta.url));

/** What the process needs of ours: nothing of the App's keys is to be where strangers' texts are read. */
const needed = ['PATH', 'NODE_COMPILE_CACHE', 'NODE_DISABLE_COMPILE_CACHE', 'TMPDIR', 'TZ'];

/**
 * Starts a process that looks, for the App: V8's switches hold for a whole process, and the App's has a database in
 * WebAssembly that is to be optimised, while to optimise PostgreSQL's parser takes half a gigabyte.
 * @throws {Error} when it does not start
 */
export function startProcess(): Promise<WorkerHandle> {
  const child = fork(program, [], {
    serialization: 'advanced',
    execArgv: [...withoutTierUpFlags],
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    env: Object.fromEntries(needed.map((name) => [name, process.env[name]])),
  });
  return new Promise((settle, reject) => {
    const fail = (error: Error) => {
      clearTimeout(timer);
      child.kill('SIGKILL');
      reject(error);
    };
    const gone = () => fail(new Error('the process that analyses ended before it began'));
    const timer = setTimeout(() => fail(new Error('the process that analyses did not start')), startPatience);
    child
      .once('error', fail)
      .once('exit', gone)
      .once('message', () => {
        clearTimeout(timer);
        child.off('error', fail).off('exit', gone);
        // What cannot be sent to one that is gone; its exit is told.
        child.on('error', () => {});
        settle(handleOf(child));
      });
  });
}

function handleOf(child: ChildProcess): WorkerHandle {
  return {
    send: (request) => void child.send(request),
    listen: (listener) => listen(child, listener),
    keep(stays) {
      if (stays) child.ref();
      else child.unref();
      if (stays) child.channel?.ref();
      else child.channel?.unref();
    },
    async terminate() {
      if (child.exitCode !== null || child.signalCode !== null) return;
      // Until it is gone this process has something to wait for.
      child.ref();
      const gone = once(child, 'exit');
      child.kill('SIGKILL');
      await gone;
    },
  };
}

function listen(child: ChildProcess, { report, ended }: WorkerListener): () => void {
  let why = 'its process ended';
  const heard = (message: unknown) => {
    const told = message as LookReport;
    if (told.kind === 'broken') why = told.why;
    else report(told);
  };
  const gone = () => ended(why);
  child.on('message', heard).once('exit', gone);
  return () => child.off('message', heard).off('exit', gone);
}
