import type { Attempt } from '../attempt.ts'

/** Nothing that the person could do meets it. */
export interface RadarBlock {
  name: 'radar_block'
}

export interface RadarEmailNeed {
  name: 'radar_email_challenge'
}

export interface RadarSmsNeed {
  name: 'radar_sms_challenge'
  /** Whether the person says which phone is theirs. */
  asksForPhone: boolean
}

/**
 * Radar's verdict on the sign-in, if Radar is on. Before everything else, so that a blocked attempt learns nothing
 * more.
 */
export function requireRadar({ radar }: Attempt): RadarBlock | RadarEmailNeed | RadarSmsNeed | undefined {
  if (radar == null) return undefined
  if (radar.isBlocked) return { name: 'radar_block' }
  if (radar.challenge === 'email') return { name: 'radar_email_challenge' }
  if (radar.challenge === 'sms') return { name: 'radar_sms_challenge', asksForPhone: radar.action === 'sign-up' }
  return undefined
}
