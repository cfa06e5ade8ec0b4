import type { Static, TObject } from 'typebox'
import type { System } from '#platform/context.ts'
import type { AuditEvent, logStreamTypes } from '../../audit-events/index.ts'

/** As the official API names them. */
export type LogStreamType = (typeof logStreamTypes)[number]

/** What is sent at once, at most: what the service takes, or less. */
export interface BatchLimits {
  events: number
  /** Of the events as JSON, without what the destination puts around them. */
  bytes: number
}

export interface Opened<Settings, Secrets> {
  system: System
  organizationId: string
  settings: Settings
  secrets: Secrets
}

/** Sends events in order, all or none as far as we know: after a failure, the same ones come again. @throws DeliveryFailure */
export type Deliver = (events: readonly AuditEvent[]) => Promise<void>

export interface DestinationDefinition<T extends LogStreamType, Settings extends TObject, Secrets extends TObject> {
  type: T
  /** What it is called where people read. */
  name: string
  settings: Settings
  /** Stored sealed and never returned. */
  secrets: Secrets
  limits: BatchLimits
  /** Addresses among the settings, which are checked when they are stored. */
  urls: readonly (keyof Static<Settings> & string)[]
  /** Where events go with the secrets, or with tokens that those were exchanged for. */
  receivers(settings: Static<Settings>): readonly string[]
  /** Why it cannot be used on this server, in a sentence; `undefined` if it can. */
  missing?(system: System): string | undefined
  /** Keeps tokens for as long as the result is used. */
  open(parts: Opened<Static<Settings>, Static<Secrets>>): Deliver
}

/** Declares where events can be streamed to. */
export function defineDestination<const T extends LogStreamType, Settings extends TObject, Secrets extends TObject>(
  definition: DestinationDefinition<T, Settings, Secrets>,
): DestinationDefinition<T, Settings, Secrets> {
  return definition
}

/** The members of all destinations that are for tests against a local receiver. */
export const baseUrlDescription = 'In development only: another base URL of the service.'

/**
 * Why events were not accepted. `message` is for the customer's administrator: it contains none of our addresses, and
 * at most an excerpt of the response.
 */
export class DeliveryFailure extends Error {
  /** The credentials or the configuration are refused, so that trying again rarely helps. */
  readonly isRefusal: boolean
  readonly retryAfterMs: number | undefined

  constructor(
    message: string,
    { isRefusal = false, retryAfterMs }: { isRefusal?: boolean; retryAfterMs?: number | undefined } = {},
  ) {
    super(message)
    this.name = 'DeliveryFailure'
    this.isRefusal = isRefusal
    this.retryAfterMs = retryAfterMs
  }
}
