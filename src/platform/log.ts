import { pino } from 'pino';
import { redactJson, redactText } from './redaction.ts';
import { activeTraceId } from './telemetry/active-trace.ts';

/** Structured JSON lines, free of credentials. */
export type Log = pino.Logger;

/**
 * Opens the log: one JSON object a line. Redaction works on the finished line, so that it also covers child
 * bindings, error stacks and properties of errors, whoever put them there.
 * @param options.level pino's level: trace, debug, info, warn, error, fatal or silent.
 * @param options.destination standard output unless given.
 */
export function createLog(options: { level: string; destination?: NodeJS.WritableStream }): Log {
  return pino(
    {
      level: options.level,
      base: null,
      timestamp: pino.stdTimeFunctions.isoTime,
      formatters: { level: (label) => ({ level: label }) },
      mixin: traced,
      hooks: { streamWrite: redactLine },
    },
    options.destination ?? pino.destination({ fd: 1, sync: true }),
  );
}

/** By OpenTelemetry's name for it in logs, which collectors of logs look for. */
function traced(): object {
  const id = activeTraceId();
  return id === null ? {} : { trace_id: id };
}

function redactLine(line: string): string {
  try {
    return `${JSON.stringify(redactJson(JSON.parse(line)))}\n`;
  } catch {
    return redactText(line);
  }
}
