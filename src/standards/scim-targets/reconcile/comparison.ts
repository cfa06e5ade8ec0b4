import type { System } from '#platform/context.ts'
import type { ScimClient } from '../push/client.ts'
import type { ClaimedTarget } from '../sender/claimed-target.ts'

/** Where a phase goes on, or `undefined` at its end. */
export type Cursor = string | undefined

/** A step of a phase. */
export interface Step {
  system: System
  target: ClaimedTarget
  client: ScimClient
  /** Empty at the beginning of the phase. */
  cursor: string
}
