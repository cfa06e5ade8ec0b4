import { newAttempt, type Origin } from '#sign-in/authentication/index.ts'
import { defineSamples, type World } from '#test/slice-samples.ts'
import { createConnectCode, saveConsent } from './index.ts'

/** Someone has agreed to an application, whose code is on its way. @returns the id of the application */
async function authorize(
  { create, server: { environment } }: World,
  userId: string,
  origin: Origin,
  claims: Record<string, string> = {},
): Promise<string> {
  const { id = '' } = await create('/connect/applications', {
    application_type: 'oauth',
    name: 'Planner',
    is_first_party: true,
  })
  await environment.transaction(async (tx) => {
    const subject = { userId, applicationId: id, organizationId: null, resource: null }
    const consent = await saveConsent(tx, { ...subject, scopes: ['openid'], claims })
    await createConnectCode(tx, {
      consent,
      redirectUri: 'https://app.example/callback',
      codeChallenge: 'x'.repeat(43),
      nonce: null,
      scopes: ['openid'],
      attempt: newAttempt(tx, { id: userId, access_epoch: 0 }, 'Password', origin),
    })
  })
  return id
}

export const samples = defineSamples({
  async furnish(world) {
    const id = await authorize(world, world.member('user_id'), { ipAddress: null, userAgent: null })
    return { objects: { '/user_management/users/{user_id}/authorized_applications/': id } }
  },
  async leaveTraces(world, { user_id, text, ip_address, user_agent }) {
    await authorize(world, user_id, { ipAddress: ip_address, userAgent: user_agent }, { nickname: text })
  },
})
