import { send } from '#test/samples.ts'
import { defineSamples } from '#test/slice-samples.ts'
import { challengeTotp, enrollTotp, totpNow } from '#test/totp-calls.ts'
import type { Kit } from '#test/ways-to-call.ts'

const began = ['session.created']
/** The address of the furnished user whose address is not proven. */
const unproven = ({ members }: Kit) => `new@${members.domain}`
const phone = '+14155550123'

/** Lets Radar text a code to the furnished user who is on a list of it. */
async function challengeByText({ done, members }: Kit): Promise<void> {
  const { unverified_user_id: user_id } = members
  await done('POST', '/auth/factors/enroll', { type: 'sms', phone_number: phone, user_id })
  await done('PATCH', '/environments/current/radar_settings', { restriction: 'challenge', challenge_channel: 'sms' })
}

export const samples = defineSamples({
  async furnish({ name, member, authenticate, server: { api, url, apiKey } }) {
    const { email, password } = { email: member('email'), password: member('password') }
    const asUnverified = { grant_type: 'password', email: `new@${name}.example`, password }
    const signIn = await authenticate({ grant_type: 'password', email, password })
    const pending = await authenticate(asUnverified)
    const sessions = (
      await api.get<{
        data: { id: string }[]
      }>(`/user_management/users/${member('user_id')}/sessions`)
    ).body
    const { json } = await send(url, '/events?events=email_verification.created', { key: apiKey })
    const events = json as { data: { data: { id: string } }[] } | undefined
    return {
      objects: {
        '/user_management/email_verification/': events?.data[0]?.data.id,
      },
      members: {
        session_id: sessions.data[0]?.id,
        pending_authentication_token: pending.pending_authentication_token,
        refresh_token: signIn.refresh_token,
        access_token: signIn.access_token,
      },
    }
  },
  async leaveTraces({ authenticate, server: { api } }, { user_id, email, password, ip_address, user_agent }) {
    const proof = { grant_type: 'password', email, password, ip_address, user_agent }
    // The address is not proven yet, so this sign-in waits.
    await authenticate(proof)
    await api.request(`/user_management/users/${user_id}`, { method: 'PUT', body: { email_verified: true } })
    await authenticate(proof)
    await authenticate({ ...proof, password: 'a wrong one' })
  },
  calls: {
    'UserlandSessionsController_authenticate[0]': [
      {
        as: 'password',
        with: ({ members: { email, password } }) => ({ grant_type: 'password', email, password }),
        events: ['authentication.password_succeeded', ...began],
      },
      {
        as: 'password, address unproven',
        status: 403,
        with: (kit) => ({ grant_type: 'password', email: unproven(kit), password: kit.members.password }),
        events: ['authentication.password_succeeded', 'email_verification.created'],
      },
      {
        as: 'magic-auth',
        with: ({ members: { email, code } }) => ({
          grant_type: 'urn:workos:oauth:grant-type:magic-auth:code',
          email,
          code,
        }),
        events: ['authentication.magic_auth_succeeded', ...began],
      },
      {
        as: 'refresh token',
        with: ({ members: { refresh_token } }) => ({ grant_type: 'refresh_token', refresh_token }),
      },
      {
        as: 'authorization code',
        with: async ({ done, members: { user_id } }) => {
          const { url } = await done('POST', '/user_management/impersonations', {
            user_id,
            impersonator_email: 'operator@gatehouse.example',
            reason: 'A call',
          })
          return { grant_type: 'authorization_code', code: new URL(String(url)).searchParams.get('code') }
        },
        events: began,
      },
      {
        as: 'email verification',
        with: async (kit) => {
          const { pending_authentication_token } = await kit.signIn(unproven(kit))
          return {
            grant_type: 'urn:workos:oauth:grant-type:email-verification:code',
            pending_authentication_token,
            code: await kit.codeTo(unproven(kit)),
          }
        },
        events: ['authentication.email_verification_succeeded', 'user.updated', ...began],
      },
      {
        as: 'TOTP',
        with: async (kit) => {
          const factor = await enrollTotp(kit)
          const { pending_authentication_token } = await kit.signIn()
          return {
            grant_type: 'urn:workos:oauth:grant-type:mfa-totp',
            pending_authentication_token,
            authentication_challenge_id: await challengeTotp(kit, factor),
            code: totpNow(),
          }
        },
        events: ['authentication.mfa_succeeded', ...began],
      },
      {
        as: 'organization selection',
        with: async (kit) => {
          const { id: organization_id } = await kit.done('POST', '/organizations', { name: 'Southwind' })
          const { user_id } = kit.members
          await kit.done('POST', '/user_management/organization_memberships', { user_id, organization_id })
          const { pending_authentication_token } = await kit.signIn()
          return {
            grant_type: 'urn:workos:oauth:grant-type:organization-selection',
            pending_authentication_token,
            organization_id: kit.members.organization_id,
          }
        },
        events: began,
      },
      {
        as: 'Radar',
        first: ({ done }) => done('PATCH', '/environments/current/radar_settings', { restriction: 'challenge' }),
        with: async (kit) => {
          const { pending_authentication_token, radar_challenge_id } = await kit.signIn(unproven(kit))
          return {
            grant_type: 'urn:workos:oauth:grant-type:radar-email-challenge:code',
            pending_authentication_token,
            radar_challenge_id,
            code: await kit.codeTo(unproven(kit)),
          }
        },
        events: ['authentication.radar_risk_detected', 'user.updated', ...began],
      },
      {
        as: 'Radar by text message',
        first: challengeByText,
        with: async (kit) => {
          const { pending_authentication_token } = await kit.signIn(unproven(kit))
          const sent = { user_id: kit.members.unverified_user_id, phone_number: phone, pending_authentication_token }
          const { verification_id } = await kit.done('POST', '/user_management/radar_challenges', sent)
          return {
            grant_type: 'urn:workos:oauth:grant-type:radar-sms-challenge:code',
            pending_authentication_token,
            verification_id,
            phone_number: phone,
            code: await kit.codeTo(phone),
          }
        },
        status: 403,
        events: ['authentication.radar_risk_detected', 'email_verification.created'],
      },
    ],
    PublicRadarChallengesController_sendRadarSmsChallenge: [
      {
        first: challengeByText,
        with: async (kit) => {
          const { pending_authentication_token } = await kit.signIn(unproven(kit))
          return { user_id: kit.members.unverified_user_id, phone_number: phone, pending_authentication_token }
        },
      },
    ],
    'gatehouse.sessions.revoke_all': [{ events: ['session.revoked'] }],
  },
})
