import type { Cure } from '../schemas.ts'
import { authenticationCauses } from './authentication-causes.ts'
import { singleSignOnCures } from './single-sign-on-cures.ts'

const authentication = new Map(Object.entries(authenticationCauses))
const singleSignOn = new Map<string, string>(Object.entries(singleSignOnCures))

/** Why a past attempt failed, and what to do. */
export interface FoundCause {
  sentence: string
  cure: Cure | null
}

/**
 * The cause of a failed attempt in words.
 *
 * @param error of the event: its code and the message that was recorded, which stands for a code that this version does not know.
 */
export function causeOf(
  event: string,
  { code, message }: { code?: unknown; message?: unknown },
  { connectionId }: { connectionId: string | undefined },
): FoundCause {
  const recorded = typeof message === 'string' ? message : 'It failed.'
  if (event === 'authentication.radar_risk_detected')
    return { sentence: 'Radar found a risk.', cure: cureOf('Look at what it found.', 'open_radar') }
  if (event.endsWith('.denied'))
    return {
      sentence: 'An action of the application denied it.',
      cure: cureOf('Look at why the application’s endpoint denies it.'),
    }
  if (typeof code !== 'string') return { sentence: recorded, cure: null }
  if (event.startsWith('authentication.sso_')) {
    const text = singleSignOn.get(code)
    if (text === undefined) return { sentence: recorded, cure: null }
    return {
      sentence: recorded,
      cure: cureOf(text, connectionId === undefined ? 'none' : 'open_connection', connectionId),
    }
  }
  const cause = authentication.get(code)
  if (cause === undefined) return { sentence: recorded, cure: null }
  return { sentence: cause.sentence, cure: cureOf(cause.cure, cause.action) }
}

function cureOf(text: string, action: Cure['action'] = 'none', id: string | null = null): Cure {
  return { text, action, id }
}
