import type { components } from '@octokit/openapi-types';
import type { Delivery } from '../state/delivery.ts';

/** A delivery as the list has it. */
export function deliveryItem(delivery: Delivery): components['schemas']['hook-delivery-item'] {
  return {
    id: delivery.id,
    guid: delivery.guid,
    delivered_at: delivery.deliveredAt,
    redelivery: delivery.redelivery,
    duration: delivery.duration,
    status: delivery.status,
    status_code: delivery.statusCode,
    event: delivery.event,
    action: delivery.action,
    installation_id: delivery.installationId,
    repository_id: delivery.repositoryId,
    throttled_at: null,
  };
}

/** A delivery with what was sent and answered. */
export function deliveryShape(delivery: Delivery): components['schemas']['hook-delivery'] {
  return {
    ...deliveryItem(delivery),
    id: delivery.id,
    installation_id: delivery.installationId,
    repository_id: delivery.repositoryId,
    url: delivery.url,
    request: { headers: delivery.request.headers, payload: JSON.parse(delivery.request.body) },
    response: { headers: delivery.response.headers, payload: delivery.response.payload },
  };
}
