import { expect } from 'vitest'
import { makeCode, makeSigner } from '#connect/grants/grant.fixture.ts'
import { exchange, refresh } from '#connect/oauth-server/signer.fixture.ts'
import { password, redirectUri } from '#hosted-sign-in/pages.fixture.ts'
import type { FormBrowser } from '../form-browser.ts'
import { totpNow, totpSecret } from '../totp-calls.ts'
import { type Answer, enterPassword, type Person, type World } from './people.ts'

/** What became of it: it gives access as before, to the person outside of the organization, or none. */
export type Outcome = 'goes on' | 'goes on elsewhere' | 'ends'

/** Brings it to the moment before its last step. @returns a function that takes that step */
type Begin = (world: World, person: Person) => Promise<() => Promise<Outcome>>

const inOrganization = ({ organizationId }: Person, { user, organization_id }: Answer): Outcome => {
  if (user === undefined) return 'ends'
  return organization_id === organizationId ? 'goes on' : 'goes on elsewhere'
}

const withCode = async (world: World, person: Person, code: string | null) =>
  inOrganization(person, await world.authenticate({ grant_type: 'authorization_code', code: code ?? '' }))

const codeOf = ({ location }: FormBrowser) => {
  expect(location.href.split('?')[0]).toBe(redirectUri)
  return location.searchParams.get('code')
}

async function joinAnother({ workos }: World, { id: userId }: Person): Promise<void> {
  const { id: organizationId } = await workos.organizations.createOrganization({ name: 'Contoso' })
  await workos.userManagement.createOrganizationMembership({ userId, organizationId })
}

/** By the name of its row in the guide. */
export const underWay: Readonly<Record<string, Begin>> = {
  'a session and its refresh token': async (world, person) => {
    const { refresh_token } = await world.authenticate({ grant_type: 'password', email: person.email, password })
    return async () => inOrganization(person, await world.authenticate({ grant_type: 'refresh_token', refresh_token }))
  },

  'a password that was right, before the second factor': async (world, person) => {
    const { authenticationFactor } = await world.workos.multiFactorAuth.createUserAuthFactor({
      userId: person.id,
      type: 'totp',
      totpSecret,
    })
    const pending = await world.authenticate({ grant_type: 'password', email: person.email, password })
    const challenge = await world.workos.multiFactorAuth.challengeFactor({
      authenticationFactorId: authenticationFactor.id,
    })
    return async () =>
      inOrganization(
        person,
        await world.authenticate({
          grant_type: 'urn:workos:oauth:grant-type:mfa-totp',
          pending_authentication_token: pending.pending_authentication_token,
          authentication_challenge_id: challenge.id,
          code: totpNow(),
        }),
      )
  },

  'a password that was right, before the choice of an organization': async (world, person) => {
    await joinAnother(world, person)
    const pending = await world.authenticate({ grant_type: 'password', email: person.email, password })
    return async () =>
      inOrganization(
        person,
        await world.authenticate({
          grant_type: 'urn:workos:oauth:grant-type:organization-selection',
          pending_authentication_token: pending.pending_authentication_token,
          organization_id: person.organizationId,
        }),
      )
  },

  'the same on the hosted pages': async (world, person) => {
    await joinAnother(world, person)
    const browser = await enterPassword(world, person)
    expect(browser.location.pathname).toBe('/organization-selection')
    return async () => {
      await browser.submit({ organization_id: person.organizationId })
      return browser.location.href.startsWith(redirectUri) ? withCode(world, person, codeOf(browser)) : 'ends'
    }
  },

  'a code that the application has not exchanged': async (world, person) => {
    const code = codeOf(await enterPassword(world, person))
    return () => withCode(world, person, code)
  },

  'the same of an application of Connect': async (world, person) => {
    const signer = { ...(await makeSigner(world, `of.${person.email}`)), userId: person.id }
    const code = await makeCode(world, { ...signer, organizationId: person.organizationId })
    return async () => ((await exchange(world.url, signer, code)).status === 200 ? 'goes on' : 'ends')
  },

  'a refresh token of an application of Connect': async (world, person) => {
    const signer = { ...(await makeSigner(world, `of.${person.email}`)), userId: person.id }
    const code = await makeCode(world, { ...signer, organizationId: person.organizationId })
    const { body } = await exchange(world.url, signer, code)
    return async () => ((await refresh(world.url, signer, body.refresh_token)).status === 200 ? 'goes on' : 'ends')
  },

  'a device that they allowed, before it asks again': async (world, person) => {
    const client = { client_id: world.clientId }
    const device = (
      await world.api.post<{ device_code: string; user_code: string; verification_uri: string }>(
        '/user_management/authorize/device',
        client,
      )
    ).body
    const browser = world.browser()
    await browser.open(device.verification_uri)
    await browser.submit({ user_code: device.user_code })
    await browser.submit({ email: person.email })
    await browser.submit({ password })
    await browser.submit({ decision: 'allow' })
    expect(browser.location.pathname).toBe('/device/success')
    const grant_type = 'urn:ietf:params:oauth:grant-type:device_code'
    return async () => inOrganization(person, await world.authenticate({ grant_type, device_code: device.device_code }))
  },

  'a browser that is remembered': async (world, person) => {
    const browser = await enterPassword(world, person)
    return async () => {
      await browser.open(world.authorizeUrl())
      return browser.location.href.startsWith(redirectUri) ? withCode(world, person, codeOf(browser)) : 'ends'
    }
  },

  'a code for a sign-in, in their mailbox': async (world, person) => {
    const { code } = await world.workos.userManagement.createMagicAuth({ email: person.email })
    const grant_type = 'urn:workos:oauth:grant-type:magic-auth:code'
    return async () => inOrganization(person, await world.authenticate({ grant_type, email: person.email, code }))
  },

  'a link that sets a password, in their mailbox': async ({ workos, api }, { email }) => {
    const { passwordResetToken: token } = await workos.userManagement.createPasswordReset({ email })
    const reset = { token, new_password: 'another sturdy passphrase' }
    return async () => {
      const { status } = await api.post('/user_management/password_reset/confirm', reset)
      return status === 200 ? 'goes on' : 'ends'
    }
  },

  'a code for a new email, in the new mailbox': async ({ api, lastCode }, { id, email }) => {
    const path = `/user_management/users/${id}/email_change`
    await api.post(`${path}/send`, { new_email: `new.${email}` })
    const code = await lastCode(`new.${email}`)
    return async () => ((await api.post(`${path}/confirm`, { code })).status === 200 ? 'goes on' : 'ends')
  },

  'an operator who is about to take their place': async (world, { id, ...person }) => {
    const { body } = await world.api.post<{ url: string }>('/user_management/impersonations', {
      user_id: id,
      impersonator_email: 'olga@gatehouse.example',
      reason: 'Ticket 4711',
    })
    const code = new URL(body.url).searchParams.get('code')
    return () => withCode(world, { id, ...person }, code)
  },

  'a token for widgets without a session': async ({ api }, { id, organizationId }) => {
    const { body } = await api.post<{ token: string }>('/widgets/token', {
      user_id: id,
      organization_id: organizationId,
    })
    return async () => {
      const { status } = await api.request('/_widgets/UserProfile/sessions', { key: body.token })
      return status === 200 ? 'goes on' : 'ends'
    }
  },
}
