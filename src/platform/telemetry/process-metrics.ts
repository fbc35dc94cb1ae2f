import { monitorEventLoopDelay } from 'node:perf_hooks';
import type { Meter } from '@opentelemetry/api';

/**
 * Measures this process whenever somebody looks, under the names of OpenTelemetry's conventions
 * (opentelemetry.io/docs/specs/semconv/runtime/nodejs-metrics and /system/process-metrics).
 * @returns how to stop that
 */
export function observeProcess(meter: Meter): () => void {
  const delay = monitorEventLoopDelay({ resolution: 20 });
  delay.enable();
  const gauges = {
    resident: meter.createObservableGauge('process.memory.usage', {
      description: 'Physical memory of the process.',
      unit: 'By',
    }),
    heap: meter.createObservableGauge('v8js.memory.heap.used', {
      description: 'JavaScript objects in memory.',
      unit: 'By',
    }),
    cpu: meter.createObservableCounter('process.cpu.time', {
      description: 'Time that processors have spent on the process.',
      unit: 's',
    }),
    uptime: meter.createObservableGauge('process.uptime', {
      description: 'How long the process has been running.',
      unit: 's',
    }),
    mean: loopDelay(meter, 'mean'),
    p99: loopDelay(meter, 'p99'),
    max: loopDelay(meter, 'max'),
  };
  const observed = Object.values(gauges);
  const observe: Parameters<Meter['addBatchObservableCallback']>[0] = (result) => {
    const { rss, heapUsed } = process.memoryUsage();
    const { user, system } = process.cpuUsage();
    result.observe(gauges.resident, rss);
    result.observe(gauges.heap, heapUsed);
    result.observe(gauges.cpu, user / 1e6, { 'cpu.mode': 'user' });
    result.observe(gauges.cpu, system / 1e6, { 'cpu.mode': 'system' });
    result.observe(gauges.uptime, process.uptime());
    // Before its first sample the histogram has no mean.
    if (delay.count === 0) return;
    result.observe(gauges.mean, delay.mean / 1e9);
    result.observe(gauges.p99, delay.percentile(99) / 1e9);
    result.observe(gauges.max, delay.max / 1e9);
    delay.reset();
  };
  meter.addBatchObservableCallback(observe, observed);
  return () => {
    meter.removeBatchObservableCallback(observe, observed);
    delay.disable();
  };
}

function loopDelay(meter: Meter, what: string) {
  return meter.createObservableGauge(`nodejs.eventloop.delay.${what}`, {
    description: `Delay of the event loop since the last look: ${what}. A timer of 20 ms is part of it.`,
    unit: 's',
  });
}
