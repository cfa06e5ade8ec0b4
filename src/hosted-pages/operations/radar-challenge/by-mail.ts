import { Type } from 'typebox'
import { codeLifetimeSeconds, proveRadarEmail } from '../../../authentication/index.ts'
import { type Flow, pageUrl } from '../../flow/flow.ts'
import type { PageStatus } from '../../flow/page-status.ts'
import { refusalText } from '../../flow/refusals.ts'
import { formTo, goTo, pageContext, showPage } from '../../flow/respond.ts'
import { catalogue } from '../../messages/index.ts'
import { renderRadarChallenge } from '../../views/index.ts'
import { digitsOf } from '../mfa/submit-code.ts'
import { defineForm, definePage } from '../page-operation.ts'
import { type Challenged, challenged, submitRadarCode } from './challenged.ts'

const path = '/radar-challenge'

export async function showMailedChallenge(
  flow: Flow,
  { user }: Challenged,
  state: { alert?: string; error?: string } = {},
  status: PageStatus = 200,
) {
  return showPage(
    flow,
    renderRadarChallenge({
      page: pageContext(flow),
      form: formTo(flow, path),
      email: user.email,
      code: { error: state.error },
      alert: state.alert,
      expiresInMinutes: codeLifetimeSeconds / 60,
      resendForm: formTo(flow, `${path}/send`),
      changeUrl: pageUrl(flow, '/sign-in'),
    }),
    status,
  )
}

export const radarChallengePage = definePage({
  name: 'radar_challenge',
  path,
  summary: 'Show the page of an emailed Radar challenge',
  async show(flow) {
    const state = await challenged(flow)
    return state?.channel === 'email' ? showMailedChallenge(flow, state) : goTo(flow, '/sign-in')
  },
})

export const radarChallengeForm = defineForm({
  name: 'radar_challenge',
  path,
  summary: 'Verify an emailed Radar challenge',
  fields: { code: Type.String({ maxLength: 64 }) },
  async submit(flow, { code: entered }) {
    const state = await challenged(flow)
    if (state?.channel !== 'email') return goTo(flow, '/sign-in')
    const code = digitsOf(entered)
    if (code === '')
      return showMailedChallenge(flow, state, { error: catalogue[flow.locale].formErrors.codeRequired }, 400)
    return submitRadarCode(flow, state, proveRadarEmail(flow.ctx, state.user.id, { code }), (refusal) => {
      const { text, status } = refusalText(flow, refusal)
      return showMailedChallenge(flow, state, { error: text }, status)
    })
  },
})
