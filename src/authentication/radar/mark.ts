import type { RadarAttemptRow } from '../../radar/index.ts'

/** What Radar found about a sign-in, for as long as it waits for its next step. */
export interface RadarMark {
  attemptId: string
  action: RadarAttemptRow['action']
  isBlocked?: boolean
  /** How the person has to show that it is them; gone once they have. */
  challenge?: RadarChannel
  /** What was found and is not announced yet. */
  finding?: Pick<RadarAttemptRow, 'control' | 'blocklist_type'> & {
    /** Whether the person is told by mail. */
    notifies: boolean
  }
}

/** Where the code of a challenge goes. */
export type RadarChannel = 'email' | 'sms'
