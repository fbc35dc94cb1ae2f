import { type Meter, type MeterProvider, metrics } from '@opentelemetry/api';

/** The name under which everything of this program is measured and traced. */
export const scope = 'wired-chaos';

/**
 * Instruments of one subject, made when they are first used and made anew when telemetry starts: until then they
 * record nothing and cost nothing, so that code may measure without being told whether anybody looks.
 */
export function instruments<T>(make: (meter: Meter) => T): () => T {
  let made: { readonly by: MeterProvider; readonly value: T } | null = null;
  return () => {
    const provider = metrics.getMeterProvider();
    if (made?.by !== provider) made = { by: provider, value: make(provider.getMeter(scope)) };
    return made.value;
  };
}
