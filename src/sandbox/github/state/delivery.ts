/** One attempt to deliver a webhook, as GitHub records it. */
export interface Delivery {
  readonly id: number;
  readonly appId: number;
  readonly guid: string;
  readonly event: string;
  readonly action: string | null;
  readonly installationId: number | null;
  readonly repositoryId: number | null;
  readonly deliveredAt: string;
  readonly redelivery: boolean;
  readonly url: string;
  readonly request: { readonly headers: Readonly<Record<string, string>>; readonly body: string };
  /** Seconds. */
  duration: number;
  /** `OK`, or what went wrong. */
  status: string;
  /** 0 while no answer came. */
  statusCode: number;
  response: { headers: Readonly<Record<string, string>>; payload: string | null };
}
