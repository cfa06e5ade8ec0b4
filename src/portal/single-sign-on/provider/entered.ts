import { type Answer, type Ask, answersOf, type ProviderGuide } from '#pages/provider-guides/index.ts'
import { type ClientAuthentication, clientAuthentications, type UpdateConnection } from '#sso/connections/index.ts'

/** An answer, or how our client authenticates: empty for what the provider announces. */
export type Field = Answer | 'client_authentication'
export type Entered = Readonly<Partial<Record<Field, string>>>

/** How our client may authenticate. Empty: as the provider announces. */
export const authentications = ['', ...clientAuthentications] as const

/** The fields of the form for an ask. */
export function fieldsOf(ask: Ask): readonly Field[] {
  return ask === 'client' ? [...answersOf[ask], 'client_authentication'] : answersOf[ask]
}

const wellKnown = '/.well-known/openid-configuration'

/** The answers of an ask that are empty. A secret that is kept need not be entered again, and who signs has none. */
export function missingAnswers(ask: Ask, entered: Entered, hasSecret: boolean): Answer[] {
  const needsSecret = !hasSecret && entered.client_authentication !== 'private_key_jwt'
  return answersOf[ask].filter(
    (answer) => (entered[answer] ?? '').trim() === '' && (answer !== 'client_secret' || needsSecret),
  )
}

/** What was entered, as the API has it, with the scopes that the provider needs. */
export function toChange({ scopes }: Pick<ProviderGuide, 'scopes'>, ask: Ask, entered: Entered): UpdateConnection {
  const of = (answer: Answer) => (entered[answer] ?? '').trim()
  switch (ask) {
    case 'metadata_url':
      return { saml: { idp_metadata_url: of('idp_metadata_url') } }
    case 'metadata_file':
      return { saml: { idp_metadata_xml: of('idp_metadata_xml') } }
    case 'manual':
      return {
        saml: {
          idp_sso_url: of('idp_sso_url'),
          idp_entity_id: of('idp_entity_id'),
          idp_certificates: [of('idp_certificates')],
        },
      }
    case 'client':
      return {
        oidc: {
          client_id: of('client_id'),
          ...(of('client_secret') === '' ? {} : { client_secret: of('client_secret') }),
          discovery_endpoint: discoveryOf(of('discovery_endpoint')),
          ...authenticationOf(entered),
          ...(scopes === undefined ? {} : { scopes: [...scopes] }),
        },
      }
  }
}

function authenticationOf({ client_authentication: entered }: Entered): {
  client_authentication?: ClientAuthentication | null
} {
  if (entered === undefined) return {}
  return { client_authentication: clientAuthentications.find((each) => each === entered) ?? null }
}

/** Consoles show the issuer more often than the address of its document. */
function discoveryOf(entered: string): string {
  return entered.endsWith(wellKnown) ? entered : `${entered.replace(/\/$/, '')}${wellKnown}`
}
