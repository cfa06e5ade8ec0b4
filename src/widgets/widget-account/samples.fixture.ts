import { createApplication } from '#connect/applications/index.ts'
import { saveConsent } from '#connect/grants/index.ts'
import { leavePasskey } from '#people/passkeys/passkey.fixture.ts'
import { type CreationOptions, createAuthenticator } from '#people/passkeys/software-authenticator.fixture.ts'
import { createSession } from '#people/sessions/index.ts'
import type { Context } from '#platform/context.ts'
import { defineSamples } from '#test/slice-samples.ts'
import { totpNow } from '#test/totp-calls.ts'
import type { Kit } from '#test/ways-to-call.ts'
import { mintElevatedToken } from '../widget-tokens/index.ts'

const password = 'a sturdy long passphrase of a widget'
const emailOf = ({ members }: Kit) => `widgets@${members.domain}`

const allowPasskeys = ({ done }: Kit) =>
  done('PATCH', '/environments/current/sign_in_settings', { sign_in_methods: ['password', 'magic_auth', 'passkey'] })

/** A call of a widget whose user has just proven who they are. */
async function call({ url, members }: Kit, path: string, body: object = {}): Promise<Record<string, never>> {
  const answer = await fetch(`${url}/_widgets/UserProfile/${path}`, {
    method: 'POST',
    headers: {
      authorization: `Bearer ${members.widget_token}`,
      'x-elevated-access-token': members.elevated_access_token ?? '',
      'content-type': 'application/json',
    },
    body: JSON.stringify(body),
  })
  return answer.json() as Promise<Record<string, never>>
}

/** Lets the user allow an application. @returns the id of the application */
async function leaveConsent(ctx: Context, userId: string): Promise<string> {
  const { id: applicationId } = await createApplication(ctx, {
    application_type: 'oauth',
    name: 'Allowed in a widget',
    is_first_party: true,
    redirect_uris: [{ uri: 'https://allowed.example/callback' }],
  })
  await ctx.transaction((tx) =>
    saveConsent(tx, { userId, applicationId, organizationId: null, resource: null, scopes: ['openid'] }),
  )
  return applicationId
}

export const samples = defineSamples({
  async furnish({ member, server: { environment } }) {
    const userId = member('widget_user_id')
    const session = await environment.transaction((tx) =>
      createSession(tx, { userId, organizationId: null, authMethod: 'password', ipAddress: null, userAgent: null }),
    )
    const { elevatedAccessToken } = await mintElevatedToken(environment, userId)
    return {
      objects: {
        '/_widgets/UserProfile/sessions/revoke/': session.id,
        '/_widgets/UserProfile/granted-access/': await leaveConsent(environment, userId),
        '/_widgets/UserProfile/passkeys/': await leavePasskey(environment, userId),
      },
      members: { elevated_access_token: elevatedAccessToken },
    }
  },
  calls: {
    'gatehouse.widgets.me.update': [{ with: { firstName: 'Renamed', lastName: 'Widget' }, events: ['user.updated'] }],
    'gatehouse.widgets.sessions.revoke': [{ events: ['session.revoked'] }],
    'gatehouse.widgets.sessions.revoke_all': [
      { with: { currentSessionId: 'session_of_nobody' }, events: ['session.revoked'] },
    ],
    'gatehouse.widgets.password.create': [{ with: { password }, events: ['gatehouse.credential.changed'] }],
    'gatehouse.widgets.password.update': [
      {
        first: ({ done, members }) => done('PUT', `/user_management/users/${members.widget_user_id}`, { password }),
        with: { currentPassword: password, newPassword: `${password}, changed` },
        events: ['gatehouse.credential.changed', 'session.revoked'],
      },
    ],
    'gatehouse.widgets.totp_factors.verify': [
      {
        async with(kit) {
          const { authenticationFactor, authenticationChallenge } = (await call(
            kit,
            'create-totp-factor',
          )) as unknown as {
            authenticationFactor: { totp: { secret: string } }
            authenticationChallenge: { id: string }
          }
          return {
            code: totpNow(authenticationFactor.totp.secret),
            authenticationChallengeId: authenticationChallenge.id,
          }
        },
        events: ['gatehouse.credential.changed'],
      },
    ],
    'gatehouse.widgets.passkeys.create': [{ first: allowPasskeys }],
    'gatehouse.widgets.passkeys.verify': [
      {
        first: allowPasskeys,
        async with(kit) {
          const { challengeId, options } = (await call(kit, 'passkeys')) as unknown as {
            challengeId: string
            options: CreationOptions
          }
          return { challengeId, response: createAuthenticator().create(options, kit.url) }
        },
        events: ['gatehouse.credential.changed'],
      },
    ],
    'gatehouse.widgets.passkeys.delete': [{ events: ['gatehouse.credential.changed'] }],
    'gatehouse.widgets.verification.send': [{ events: ['email_verification.created'] }],
    'gatehouse.widgets.verification.verify': [
      {
        async with(kit) {
          const { authenticationChallenge } = await call(kit, 'send-verification')
          return { code: await kit.codeTo(emailOf(kit)), authenticationChallengeId: authenticationChallenge }
        },
      },
    ],
    'gatehouse.widgets.email_change.send': [{ with: (kit) => ({ newEmail: `new.${emailOf(kit)}` }) }],
    'gatehouse.widgets.email_change.verify': [
      {
        async with(kit) {
          await call(kit, 'send-email-change', { newEmail: `new.${emailOf(kit)}` })
          return { code: await kit.codeTo(`new.${emailOf(kit)}`) }
        },
        events: ['user.updated'],
      },
    ],
  },
})
