import type { RadarAttemptRow } from '#people/radar/index.ts'

/** What Radar found about a sign-in, for as long as it waits for its next step. */
export interface RadarMark {
  attemptId: string
  action: RadarAttemptRow['action']
  isBlocked?: boolean
  /** The pending challenge of the user. */
  challenge?: RadarChannel
  /** A finding without its event yet. */
  finding?: Pick<RadarAttemptRow, 'control' | 'blocklist_type'> & {
    /** Whether the user gets an email about it. */
    notifies: boolean
  }
}

/** Where the code of a challenge goes. */
export type RadarChannel = 'email' | 'sms'
