import type { Context } from '#platform/context.ts'
import type { IpLocation } from '#platform/ip/ip-locations.ts'
import type { AttemptFacts } from '../attempt-facts.ts'
import type { ListName } from '../lists.ts'
import type { ListType, OfficialControl } from '../schemas.ts'
import type { RadarControl } from '../settings.ts'

/** The finding of a control. */
export interface Finding {
  control: OfficialControl
  blocklistType?: ListType
  /** In words, for the application. */
  reason: string
}

/** The evidence that a control sees. */
export interface Evidence {
  facts: AttemptFacts
  /** The location of the attempt, if the server knows it. */
  location: IpLocation | undefined
  /** The lists that the attempt is on. */
  lists: readonly ListName[]
}

/** One kind of risk. Runs only where the environment has not turned it off. */
export interface Control {
  /** Its name in the settings. */
  name: RadarControl
  detect(ctx: Context, evidence: Evidence): Finding | undefined | Promise<Finding | undefined>
}
