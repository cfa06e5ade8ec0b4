import { defineSamples } from '../../../test/slice-samples.ts'
import { newAttempt } from '../../sign-in/authentication/index.ts'
import { createConnectCode, saveConsent } from './index.ts'

export const samples = defineSamples({
  async leaveTraces({ create, server: { environment } }, { user_id, text, ip_address, user_agent }) {
    const application = await create('/connect/applications', {
      application_type: 'oauth',
      name: 'Planner',
      is_first_party: true,
    })
    await environment.transaction(async (tx) => {
      const consent = await saveConsent(tx, {
        userId: user_id,
        applicationId: application.id ?? '',
        organizationId: null,
        resource: null,
        scopes: ['openid'],
        claims: { nickname: text },
      })
      await createConnectCode(tx, {
        consent,
        redirectUri: 'https://app.example/callback',
        codeChallenge: 'x'.repeat(43),
        nonce: null,
        scopes: ['openid'],
        attempt: newAttempt(tx, user_id, 'Password', { ipAddress: ip_address, userAgent: user_agent }),
      })
    })
  },
})
