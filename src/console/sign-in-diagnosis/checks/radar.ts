import { isRadarOn, radarSettings } from '#people/radar/index.ts'
import type { Facts } from '../facts.ts'
import { type Check, needOf, untested } from './check.ts'

/** 8. What Radar would find, and what it would do about it. */
export function checkRadar(facts: Facts): Check {
  const name = 'radar' as const
  if (!isRadarOn(radarSettings.of(facts.settings))) return { name, outcome: 'passes', message: 'Radar is off.' }
  const missing = untested(facts, name)
  if (missing !== undefined) return missing
  const reason = facts.foreseen?.assessment?.reason ?? 'No risk was found'
  const { ipAddress } = facts.supposed
  const from = ipAddress === null ? ', with no address to look at' : `, from ${ipAddress}`
  const change = {
    operations: ['gatehouse.environments.radar_settings.update', 'RadarStandaloneController_updateRadarList'],
  }
  const cure = { text: 'See the controls and lists of Radar.', action: 'open_radar', id: null } as const
  if (needOf(facts, 'radar_block') !== undefined)
    return { name, outcome: 'stops', message: `Blocked by Radar: ${reason}${from}.`, change, cure }
  const isMailed = needOf(facts, 'radar_email_challenge') !== undefined
  if (isMailed || needOf(facts, 'radar_sms_challenge') !== undefined)
    return {
      name,
      outcome: 'asks',
      message: `Radar asks for a code by ${isMailed ? 'email' : 'text message'}: ${reason}${from}.`,
      change,
      cure,
    }
  return { name, outcome: 'passes', message: `Radar lets them pass: ${reason}${from}.` }
}
