import type { Sent } from '#test/samples.ts'
import { send } from '#test/samples.ts'
import type { TestServer } from '#test/server.ts'
import { defineSamples } from '#test/slice-samples.ts'
import type { Kit } from '#test/ways-to-call.ts'

/** The address of the furnished user whose address is not proven. */
const unproven = ({ members }: Kit) => `new@${members.domain}`

/** Has Radar mail a code to who signs in, and switches it off again. @returns the id of the challenge */
async function challengeByRadar(
  api: TestServer['api'],
  email: string,
  // By `send`: the official description does not know the code of this step.
  signIn: () => Promise<Sent>,
): Promise<string> {
  const settings = '/environments/current/radar_settings'
  await api.request(settings, { method: 'PATCH', body: { restriction: 'challenge' } })
  await api.post('/radar/lists/email/block', { entry: email })
  const { status, text, json } = await signIn()
  await api.request(settings, { method: 'PATCH', body: { restriction: 'off' } })
  const id = json?.radar_challenge_id
  if (typeof id !== 'string') throw new Error(`Radar did not ask for a code: ${status} ${text}`)
  return id
}

export const samples = defineSamples({
  async furnish({ name, member, create, server: { api, url, apiKey, clientId } }) {
    const asUnverified = { grant_type: 'password', email: `new@${name}.example`, password: member('password') }
    const radarChallenge = await challengeByRadar(api, asUnverified.email, () =>
      send(url, '/user_management/authenticate', {
        method: 'POST',
        body: { client_id: clientId, client_secret: apiKey, ...asUnverified },
      }),
    )
    const magicAuth = await create('/user_management/magic_auth', { email: member('email') })
    return {
      objects: { '/user_management/magic_auth/': magicAuth.id, '/user_management/radar_challenges/': radarChallenge },
      members: { code: magicAuth.code },
    }
  },
  async leaveTraces({ create }, { email }) {
    await create('/user_management/magic_auth', { email })
  },
  calls: {
    UserlandMagicAuthController_sendMagicAuthCodeAndReturn: [{ events: ['magic_auth.created'] }],
    'gatehouse.magic_auth.send': [{ events: ['magic_auth.created'] }],
    'UserlandUsersController_sendVerificationEmail[0]': [
      {
        with: ({ members }) => ({
          path: `/user_management/users/${members.unverified_user_id}/email_verification/send`,
        }),
        events: ['email_verification.created'],
      },
    ],
    'UserlandUsersController_emailVerification[0]': [
      {
        with: async (kit) => {
          const user = `/user_management/users/${kit.members.unverified_user_id}`
          await kit.done('POST', `${user}/email_verification/send`)
          return { path: `${user}/email_verification/confirm`, code: await kit.codeTo(unproven(kit)) }
        },
        events: ['authentication.email_verification_succeeded', 'user.updated'],
      },
    ],
  },
})
