import { type Journey, type JourneyStep, Journeys } from '../../../domain/probe.ts';
import type { Steps } from '../../../domain/yaml-place.ts';
import { compilePattern } from '../pattern.ts';
import { type Complaint, readYaml } from '../read-yaml.ts';
import { nameProblem, namesIn } from './template.ts';

/**
 * Reads a file of journeys.
 * @param file its name, for messages
 * @throws {UnusableFile} with all problems, each with file, line and remedy
 */
export function readJourneys(file: string, text: string): Journeys {
  return readYaml(file, text, Journeys, ({ journeys }) => journeys.flatMap(complaintsAbout));
}

function complaintsAbout(journey: Journey, index: number): Complaint[] {
  const captured = new Set<string>();
  return journey.steps.flatMap((step, at) => {
    const steps = ['journeys', index, 'steps', at];
    const found = [...patternProblems(step, steps), ...templateProblems(step, steps, captured)];
    for (const name of Object.keys(step.capture ?? {})) captured.add(name);
    return found;
  });
}

/** Everywhere in a step where a text stands. */
function texts(value: unknown, steps: Steps): { text: string; steps: Steps }[] {
  if (typeof value === 'string') return [{ text: value, steps }];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) =>
    texts(inner, [...steps, Array.isArray(value) ? Number(key) : key]),
  );
}

function templateProblems(step: JourneyStep, steps: Steps, captured: ReadonlySet<string>): Complaint[] {
  return texts(step, steps).flatMap(({ text, steps: place }) =>
    namesIn(text).flatMap((name) => {
      const problem = nameProblem(name);
      if (problem !== null) return [{ steps: place, message: `${problem} Correct the name.` }];
      const [kind, key = ''] = name.split('.');
      if (kind === 'env' || captured.has(key)) return [];
      return [
        {
          steps: place,
          message: `Nothing is captured as ${key} before this step. Capture it, or correct it.`,
        },
      ];
    }),
  );
}

function patternProblems(step: JourneyStep, steps: Steps): Complaint[] {
  return texts(step, steps).flatMap(({ text, steps: place }) => {
    const isPattern = place.at(-1) === 'matches' || (place.at(-3) === 'capture' && place.at(-1) === 'body');
    const compiled = isPattern ? compilePattern(text) : null;
    return typeof compiled === 'string'
      ? [{ steps: place, message: `${compiled.replace(/\.$/, '')}. Write it in RE2 syntax.` }]
      : [];
  });
}
