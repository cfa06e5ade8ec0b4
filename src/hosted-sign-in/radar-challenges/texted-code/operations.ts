import { proveRadarText } from '#sign-in/authentication/index.ts'
import { codeLifetimeSeconds, findCodeAddress } from '#sign-in/one-time-codes/index.ts'
import { defineCodeStep, textedCodeTexts } from '../../codes/index.ts'
import { type Flow, formTo, goTo, pageUrl } from '../../flow/index.ts'
import { acceptChallenge, findChallenge, type RadarChallenge, sendPath } from '../find-challenge.ts'
import { renderRadarChallengeVerify } from './radar-challenge-verify.tsx'

export const textedPath = '/radar-challenge/verify'

interface TextedChallenge extends RadarChallenge {
  phoneNumber: string
}

/** A sign-in whose code was texted. */
export async function findTextedChallenge(flow: Flow): Promise<TextedChallenge | undefined> {
  const challenge = await findChallenge(flow)
  if (challenge?.channel !== 'sms') return undefined
  const phoneNumber = await findCodeAddress(flow.ctx, 'radar_text', challenge.user.id)
  return phoneNumber === undefined ? undefined : { ...challenge, phoneNumber }
}

export const textedCodeOperations = defineCodeStep({
  name: 'radar_challenge_verify',
  path: textedPath,
  summaries: { show: 'Show the page of a texted Radar challenge', submit: 'Verify a texted Radar challenge' },
  find: findTextedChallenge,
  otherwise: async (flow) => goTo(flow, sendPath),
  render(flow, shown, { attempt, phoneNumber }) {
    const again = formTo(flow, sendPath)
    return renderRadarChallengeVerify({
      ...shown,
      sendForm: { ...again, fields: { ...again.fields, phone_number: phoneNumber } },
      ending: phoneNumber.slice(-2),
      expiresInMinutes: codeLifetimeSeconds / 60,
      otherPhoneUrl: attempt.radar?.action === 'sign-up' ? pageUrl(flow, sendPath) : undefined,
    })
  },
  errors: textedCodeTexts,
  prove: (ctx, code, { user }) => proveRadarText(ctx, user.id, { code }),
  accept: acceptChallenge,
})
