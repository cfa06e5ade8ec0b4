import { Type } from 'typebox'
import { pageContext } from '#pages/kit/index.ts'
import { secret } from '#platform/marks.ts'
import { codeLifetimeSeconds, proveRadarEmail } from '#sign-in/authentication/index.ts'
import { codeTexts, digitsOf } from '../../codes/index.ts'
import {
  defineForm,
  definePage,
  type Flow,
  failureAt,
  formTo,
  goToStep,
  pageUrl,
  refusalText,
  refuse,
  showPage,
} from '../../flow/index.ts'
import { findChallenge, type RadarChallenge, sendPath, submitRadarCode } from '../find-challenge.ts'
import { renderRadarChallenge } from './radar-challenge.tsx'

export const mailedPath = '/radar-challenge'

async function page(flow: Flow, { user }: RadarChallenge) {
  const { alert, fields, status } = failureAt(flow, mailedPath)
  return showPage(
    flow,
    renderRadarChallenge({
      page: pageContext(flow),
      form: formTo(flow, mailedPath),
      email: user.email,
      code: fields.code,
      alert,
      expiresInMinutes: codeLifetimeSeconds / 60,
      resendForm: formTo(flow, sendPath),
      changeUrl: pageUrl(flow, '/sign-in'),
    }),
    status,
  )
}

export const radarChallengePage = definePage({
  name: 'radar_challenge',
  path: mailedPath,
  summary: 'Show the page of an emailed Radar challenge',
  async show(flow) {
    const state = await findChallenge(flow)
    return state?.channel === 'email' ? page(flow, state) : goToStep(flow)
  },
})

export const radarChallengeForm = defineForm({
  name: 'radar_challenge',
  path: mailedPath,
  summary: 'Verify an emailed Radar challenge',
  fields: { code: Type.String({ ...secret, maxLength: 64 }) },
  async submit(flow, { code: entered }) {
    const state = await findChallenge(flow)
    if (state?.channel !== 'email') return goToStep(flow)
    const code = digitsOf(entered)
    if (code === '') {
      const error = codeTexts(flow).required
      return refuse(flow, mailedPath, { fields: { code: { error } } })
    }
    return submitRadarCode(flow, state, proveRadarEmail(flow.ctx, state.user.id, { code }), (refusal) => {
      const { text, status } = refusalText(flow, refusal)
      return refuse(flow, mailedPath, { fields: { code: { error: text } } }, status)
    })
  },
})
