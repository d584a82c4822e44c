/** What a service worker has around it, as far as ours uses it: the types of a page and of a worker exclude each other. */
export type ExtendableEvent = Event & { waitUntil(work: Promise<unknown>): void };
export type FetchEvent = ExtendableEvent & {
  readonly request: Request;
  respondWith(response: Promise<Response>): void;
};
export type MessageEventOf<T> = ExtendableEvent & { readonly data: T };
export type PushEvent = ExtendableEvent & { readonly data: { json(): unknown } | null };
export type NotificationEvent = ExtendableEvent & { readonly notification: Notification };
export type SubscriptionChange = ExtendableEvent & { readonly oldSubscription: PushSubscription | null };

export type WindowClient = {
  readonly url: string;
  readonly focused: boolean;
  readonly visibilityState: DocumentVisibilityState;
  focus(): Promise<WindowClient>;
  navigate(url: string): Promise<WindowClient | null>;
};

type Events = {
  install: ExtendableEvent;
  activate: ExtendableEvent;
  fetch: FetchEvent;
  message: MessageEventOf<unknown>;
  push: PushEvent;
  notificationclick: NotificationEvent;
  pushsubscriptionchange: SubscriptionChange;
};

export type WorkerScope = {
  readonly location: Location;
  readonly registration: ServiceWorkerRegistration;
  readonly clients: {
    claim(): Promise<void>;
    matchAll(options: { type: 'window'; includeUncontrolled: boolean }): Promise<WindowClient[]>;
    openWindow(url: string): Promise<WindowClient | null>;
  };
  skipWaiting(): Promise<void>;
  addEventListener<Name extends keyof Events>(name: Name, listener: (event: Events[Name]) => void): void;
};

export const scope = globalThis as unknown as WorkerScope;

declare global {
  /** Of the pages that this worker came with; put in by the build. */
  const LATIDO_BUILD: string;
}
