/**
 * Words passed between everybody who works on one database, in this process and in others: "there is work of this
 * kind". They carry nothing and may get lost, so whoever listens also looks for himself now and then.
 */
export interface Announcements {
  /** Tells all listeners of the topic. Never throws and never waits. */
  announce(topic: string): void;
  /**
   * Calls the listener when the topic is announced, and when announcements may have been missed. Returns how to stop.
   */
  subscribe(topic: string, listener: () => void): () => void;
}

/** Announcements within this process, and a way to repeat to it what others said. */
export interface LocalAnnouncements extends Announcements {
  /** Announcements may have been missed: every listener looks. */
  announceAll(): void;
}

/** Announcements for a database that no other process uses. */
export function localAnnouncements(): LocalAnnouncements {
  const topics = new Map<string, Set<() => void>>();
  const announce = (topic: string) => {
    for (const listener of topics.get(topic) ?? []) listener();
  };
  return {
    announce,
    announceAll: () => {
      for (const topic of topics.keys()) announce(topic);
    },
    subscribe: (topic, listener) => {
      const listeners = topics.get(topic) ?? new Set();
      topics.set(topic, listeners.add(listener));
      return () => listeners.delete(listener);
    },
  };
}
