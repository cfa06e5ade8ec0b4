import { defined } from '#platform/defined.ts'
import {
  logoutFailureCauses,
  readCertificate,
  samlFailureCauses,
  type VerifiedLogout,
  validateLogout,
} from '#protocol/saml/index.ts'
import { createLogout, type LogoutMessage, logoutExpectations } from '#protocol/saml/logout.fixture.ts'
import { signOutFailureCauses } from '#sso/provider-sign-outs/index.ts'
import type { FormBrowser } from '#test/form-browser.ts'
import { type PagesServer, pagesOf } from '../../pages.fixture.ts'
import { type Answer, idp, readRequest, type SsoServer, startSso } from '../sso.fixture.ts'

/** What is special about a logout message of the provider. */
export interface Logout extends LogoutMessage {
  nameId?: string
  /** Null for none. */
  sessionIndex?: string | null
  id?: string
  inResponseTo?: string
  issuedAt?: Date
  /** The address that it is for. */
  sloUrl?: string
}

type UserSession = Awaited<ReturnType<PagesServer['exchange']>>

export interface SloServer extends PagesServer, SsoServer {
  sloUrl: string
  /** Signs in on the hosted pages, in a session that the provider calls so. */
  signInHosted(browser: FormBrowser, sessionIndex?: string, said?: Answer): Promise<UserSession>
  /** Signs in for an application. @returns the id of the profile */
  signInForProfile(browser: FormBrowser, sessionIndex?: string): Promise<string>
  /** A message of the provider arrives with the browser. */
  arrive(browser: FormBrowser, message?: Logout): Promise<void>
  /** Whether a session still gets new tokens. It uses up the refresh token. */
  lasts(session: UserSession): Promise<boolean>
  /** Our message, as a provider reads and verifies it. */
  read(sent: { query: string } | { field: 'SAMLRequest' | 'SAMLResponse'; value: string }): Promise<VerifiedLogout>
}

export const sloOfIdp = `${idp}/slo`
let messages = 0

/** A connection whose provider ends sessions. */
export async function startSlo(changes: object = {}): Promise<SloServer> {
  const server = await pagesOf(await startSso('OktaSAML', { idp_slo_url: sloOfIdp, ...changes }))
  const { workos, clientId, acsUrl, entityId } = server
  const sloUrl = acsUrl.replace('/acs/', '/slo/')
  const inSession = (sessionIndex: string, said: Answer = {}): Answer => ({
    ...said,
    says: (xml) => (said.says?.(xml) ?? xml).replace('"_session"', `"${sessionIndex}"`),
  })
  return {
    ...server,
    sloUrl,
    async signInHosted(browser, sessionIndex = '_session', said = {}) {
      await browser.open(server.authorizeUrl())
      await browser.submit({ email: said.email ?? 'ada@northwind.example' })
      await server.respond(browser, readRequest(browser.location), inSession(sessionIndex, said))
      return server.exchange(browser.location)
    },
    async signInForProfile(browser, sessionIndex = '_session') {
      const { searchParams } = await server.signIn(browser, inSession(sessionIndex))
      const { profile } = await workos.sso.getProfileAndToken({ code: searchParams.get('code') ?? '', clientId })
      return profile.id
    },
    async arrive(browser, message = {}) {
      const received = createLogout({ ...message, says: (xml) => saidNow(xml, { sloUrl, ...message }) })
      if (received.binding === 'redirect') return browser.open(`${sloUrl}?${received.query}`)
      const { field, value } = received
      const { relayState } = message
      const fields = { [field]: value, ...defined({ RelayState: relayState }) }
      return browser.arriveByForm(sloUrl, fields, idp)
    },
    lasts: ({ refreshToken }) =>
      workos.userManagement.authenticateWithRefreshToken({ clientId, refreshToken }).then(
        () => true,
        ({ error }: { error?: string }) => {
          if (error !== 'invalid_grant') throw new Error(`A refresh failed with ${error}.`)
          return false
        },
      ),
    async read(sent) {
      const metadata = await (await fetch(entityId)).text()
      const [, certificate = ''] = /use="signing".*?<ds:X509Certificate>([^<]+)/.exec(metadata) ?? []
      const message =
        'query' in sent ? { binding: 'redirect' as const, ...sent } : { binding: 'post' as const, ...sent }
      return validateLogout(message, {
        idpEntityId: entityId,
        sloUrl: sloOfIdp,
        allowSha1: false,
        now: new Date(),
        certificates: [readCertificate(certificate)],
      })
    },
  }
}

/** A message of this moment, for this connection. */
function saidNow(xml: string, { sloUrl = '', issuedAt = new Date(), ...message }: Logout): string {
  messages += 1
  const { nameId, sessionIndex, id = `_logout${messages}`, inResponseTo = '_request' } = message
  const inMinutes = (count: number) => new Date(issuedAt.getTime() + count * 60_000).toISOString()
  const said = xml
    .replace(logoutExpectations.sloUrl, sloUrl)
    .replace('2026-06-01T11:59:58Z', inMinutes(0))
    .replace('2026-06-01T12:05:00Z', inMinutes(5))
    .replace(/ ID="[^"]*"/, ` ID="${id}"`)
    .replace('"_request"', `"${inResponseTo}"`)
    .replace(/(<saml:NameID[^>]*>)[^<]*/, `$1${nameId ?? 'ada@northwind.example'}`)
    .replace(
      /<samlp:SessionIndex>.*<\/samlp:SessionIndex>/,
      sessionIndex === null ? '' : `<samlp:SessionIndex>${sessionIndex ?? '_session'}</samlp:SessionIndex>`,
    )
  return message.says?.(said) ?? said
}

/** The name of the cause whose sentence a page of a refusal shows to developers. */
export function causeOn(html: string): string | undefined {
  const causes = { ...samlFailureCauses, ...logoutFailureCauses, ...signOutFailureCauses }
  return Object.entries(causes).find(([, sentence]) => html.includes(sentence))?.[0]
}
