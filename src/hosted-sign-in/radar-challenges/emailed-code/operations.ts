import { proveRadarEmail } from '#sign-in/authentication/index.ts'
import { defineCodeStep, emailedCode } from '../../codes/index.ts'
import { acceptChallenge, findChallenge, type RadarChallenge, sendPath } from '../find-challenge.ts'
import { renderRadarChallenge } from './radar-challenge.tsx'

export const mailedPath = '/radar-challenge'

export const emailedCodeOperations = defineCodeStep({
  name: 'radar_challenge',
  path: mailedPath,
  summaries: { show: 'Show the page of an emailed Radar challenge', submit: 'Verify an emailed Radar challenge' },
  async find(flow) {
    const challenge = await findChallenge(flow)
    return challenge?.channel === 'email' ? challenge : undefined
  },
  ...emailedCode<RadarChallenge>({ render: renderRadarChallenge, emailOf: ({ user }) => user.email, sendPath }),
  prove: (ctx, code, { user }) => proveRadarEmail(ctx, user.id, { code }),
  accept: acceptChallenge,
})
