import { type ReplayRoute, safeMethods } from '../../../domain/replay.ts';

/** A request belongs to a route. */
export interface RoutedRequest {
  readonly method: string;
  /** Path and query. */
  readonly path: string;
}

function segmentsOf(path: string): string[] {
  return (path.split('?')[0] ?? '').split('/').slice(1);
}

/** Whether a path fits `/orders/:id`, `/files/*` or `/**`. */
export function fitsRoute(pattern: string, path: string): boolean {
  const wanted = segmentsOf(pattern);
  const given = segmentsOf(path);
  if (wanted.at(-1) === '**') {
    wanted.pop();
    if (given.length < wanted.length) return false;
  } else if (given.length !== wanted.length) {
    return false;
  }
  return wanted.every((segment, index) => {
    const one = given[index] ?? '';
    return segment === '*' || segment.startsWith(':') ? one !== '' : segment === one;
  });
}

/** The first route that takes such a request, or undefined. */
export function routeOf(
  routes: readonly ReplayRoute[],
  { method, path }: RoutedRequest,
): ReplayRoute | undefined {
  return routes.find((route) => fitsRoute(route.path, path) && methodsOf(route).has(method));
}

/** OPTIONS is asked by browsers on their own and needs no naming. */
function methodsOf({ methods }: ReplayRoute): ReadonlySet<string> {
  return new Set<string>(methods);
}

/** Whether it changes nothing, or the route says that playing it again does no harm. */
export function mayReplay(route: ReplayRoute | undefined, method: string): boolean {
  return safeMethods.has(method) || (route !== undefined && methodsOf(route).has(method));
}

const identifier =
  /^(?:\d+|[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}|[0-9a-f]{12,}|[0-9A-HJKMNP-TV-Z]{26}|redacted-[0-9a-f]+|.*@.*|(?=.*\d)[\w-]{16,})$/i;

/** What requests of a kind have in common: `GET /orders/:id`. By the route where it has no wildcard, else inferred. */
export function nameOfRoute(route: ReplayRoute | undefined, { method, path }: RoutedRequest): string {
  if (route !== undefined && !route.path.includes('*')) return `${method} ${route.path}`;
  const inferred = segmentsOf(path).map((segment) =>
    identifier.test(decodeSafely(segment)) ? ':id' : segment,
  );
  return `${method} /${inferred.join('/')}`.slice(0, 180);
}

function decodeSafely(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    return segment;
  }
}
