import { seededRandom } from './random.ts';

/** How deliveries misbehave. Probabilities between 0 and 1; all 0 and no delay by default. */
export interface WebhookFaults {
  readonly seed?: number;
  /** The receiver never sees it; recorded as a failed delivery that can be redelivered. */
  readonly drop?: number;
  /** Sent twice with the same GUID. */
  readonly double?: number;
  /** Held back until the next delivery that is not. */
  readonly reorder?: number;
  /** How long it is held back at most; a second unless told. */
  readonly reorderMilliseconds?: number;
  readonly delayMilliseconds?: number;
}

/** How a matching request of the API misbehaves. */
type ApiFaultKind =
  | { readonly kind: 'status'; readonly status: 500 | 502 | 503 | 504 }
  /** GitHub answers either limit with 403 or with 429; 403 unless told. */
  | { readonly kind: 'rate-limit'; readonly resetSeconds: number; readonly status?: 403 | 429 }
  | { readonly kind: 'secondary-limit'; readonly retryAfterSeconds: number; readonly status?: 403 | 429 }
  | { readonly kind: 'delay'; readonly milliseconds: number }
  /** Never answered, until the local GitHub closes. */
  | { readonly kind: 'hang' }
  /** The connection is cut without an answer. */
  | { readonly kind: 'cut' };

export type ApiFault = ApiFaultKind & {
  /** Such as `POST`; any method when left out. */
  readonly method?: string;
  /** Path template as in GitHub's description, such as `/repos/{owner}/{repo}/pulls`; any when left out. */
  readonly template?: string;
  /** Whether the request took effect before it went wrong. */
  readonly when?: 'before' | 'after';
  /** How many requests it hits; once unless told. */
  readonly times?: number;
};

/** What one delivery is put through. */
export interface DeliveryFate {
  readonly drop: boolean;
  readonly double: boolean;
  readonly reorder: boolean;
  readonly reorderMilliseconds: number;
  readonly delayMilliseconds: number;
}

/** Programmable misbehaviour, for proofs that the product survives it. */
export class Faults {
  #webhooks: WebhookFaults = {};
  #random = seededRandom(1);
  #unknownMergeability = 0;
  #api: { readonly fault: ApiFault; left: number }[] = [];

  /** From now on deliveries misbehave like this; `{}` ends it. */
  webhooks(faults: WebhookFaults): void {
    this.#webhooks = faults;
    this.#random = seededRandom(faults.seed ?? 1);
  }

  /** Adds misbehaviour of the API, in force until it has hit as often as it says. */
  api(fault: ApiFault): void {
    this.#api.push({ fault, left: fault.times ?? 1 });
  }

  /** The next so many reads of a pull request find its mergeability not worked out yet (`null`, `unknown`). */
  unknownMergeability(times: number): void {
    this.#unknownMergeability = times;
  }

  /** Ends all misbehaviour. */
  clear(): void {
    this.#unknownMergeability = 0;
    this.#webhooks = {};
    this.#api = [];
  }

  /** The fate of the next delivery. Draws the same number of random values each time. */
  nextDelivery(): DeliveryFate {
    const faults = this.#webhooks;
    const hits = (probability: number | undefined) => this.#random() < (probability ?? 0);
    return {
      drop: hits(faults.drop),
      double: hits(faults.double),
      reorder: hits(faults.reorder),
      reorderMilliseconds: faults.reorderMilliseconds ?? 1000,
      delayMilliseconds: faults.delayMilliseconds ?? 0,
    };
  }

  /** Takes the first fault in force for a request, using it up by one; null when it may go well. */
  takeApi(method: string, template: string): ApiFault | null {
    const found = this.#api.find(
      ({ fault, left }) =>
        left > 0 &&
        (fault.method === undefined || fault.method === method) &&
        (fault.template === undefined || fault.template === template),
    );
    if (found === undefined) return null;
    found.left -= 1;
    return found.fault;
  }

  /** Whether this read of a pull request comes too early for its mergeability. */
  takeUnknownMergeability(): boolean {
    if (this.#unknownMergeability === 0) return false;
    this.#unknownMergeability -= 1;
    return true;
  }
}
