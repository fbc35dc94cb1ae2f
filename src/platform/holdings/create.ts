import { type PayloadCipher, PayloadUnreadable, payloadContext } from '../payload-cipher.ts';
import { redactJson, redactText } from '../redaction.ts';
import type { HeldDelivery, HoldingsStore } from './store.ts';

/** What is stored of one installation, payloads readable. */
export interface Holdings extends HoldingsStore {
  /** What GitHub delivered, without credentials; null once it has expired, or why it cannot be read. */
  payload(delivery: HeldDelivery): unknown;
}

export function createHoldings(store: HoldingsStore, cipher: PayloadCipher): Holdings {
  return { ...store, payload: (delivery) => payloadOf(delivery, cipher) };
}

function payloadOf(delivery: HeldDelivery, cipher: PayloadCipher): unknown {
  if (delivery.sealed === null) return null;
  try {
    const text = Buffer.from(cipher.open(delivery.sealed, payloadContext(delivery))).toString('utf8');
    return parsed(text);
  } catch (error) {
    if (!(error instanceof PayloadUnreadable)) throw error;
    return { unreadable: error.message };
  }
}

function parsed(text: string): unknown {
  try {
    return redactJson(JSON.parse(text));
  } catch {
    return redactText(text);
  }
}
