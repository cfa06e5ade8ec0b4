import { type Static, Type } from 'typebox'
import { Nullable, Timestamp } from '#platform/http/fields.ts'
import { TaggedUnion } from '#platform/http/tagged-union.ts'
import { notSecret } from '#platform/marks.ts'
import { type ConnectionRow, connectionTypes, familyOf, type SamlCertificateRow } from '#sso/connections/index.ts'
import type { SsoSessionRow } from '#sso/sso-sessions/index.ts'

/** The widget spells types in another way than the API. It knows no others. */
const types = new Map(
  connectionTypes
    .filter((type) => familyOf(type) !== 'other' || type === 'Auth0Migration')
    .map((type) => [
      type,
      type.replace(/SAML$/, 'Saml').replace(/OIDC$/, 'Oidc').replace('ADFS', 'Adfs').replace('VMware', 'VmWare'),
    ]),
)

const Certificate = Type.Object({
  id: Type.String({ description: 'Its SHA-256 fingerprint.' }),
  value: Type.String({ ...notSecret, description: 'The certificate in PEM.' }),
  notAfter: Timestamp,
})

const common = {
  id: Type.String(),
  name: Type.String(),
  state: Type.Enum(['Inactive', 'Validating', 'Active', 'Deleting']),
  type: Type.Enum([...types.values()]),
  createdAt: Timestamp,
  lastSession: Nullable(
    Type.Object({
      id: Type.String(),
      createdAt: Timestamp,
      state: Type.Enum(['Started', 'Authorized', 'Successful', 'Failed', 'Timedout']),
    }),
  ),
}
const SamlConnection = Type.Object({
  ...common,
  providerTag: Type.Literal('Saml'),
  x509Certificates: Type.Array(Certificate),
  latestExpiringCertificate: Nullable(Certificate),
  latestExpiredCertificate: Nullable(Certificate),
})
const OidcConnection = Type.Object({ ...common, providerTag: Type.Literal('OpenIdConnect') })

export const WidgetConnection = TaggedUnion('providerTag', [SamlConnection, OidcConnection])
export type WidgetConnection = Static<typeof WidgetConnection>

/** Whether the widget can show it: one whose provider is chosen, and one of organizations. */
export function isShown({ connection_type }: Pick<ConnectionRow, 'connection_type'>): boolean {
  return types.has(connection_type)
}

const shownStates = new Map<string, WidgetConnection['state']>([
  ['active', 'Active'],
  ['validating', 'Validating'],
])

export function shownState({ state }: Pick<ConnectionRow, 'state'>): WidgetConnection['state'] {
  return shownStates.get(state) ?? 'Inactive'
}

/** States are spelled as the official widgets expect them. */
export function toWidgetConnection(
  row: ConnectionRow,
  { certificates, session, now }: { certificates: SamlCertificateRow[]; session: SsoSessionRow | undefined; now: Date },
): WidgetConnection {
  const shared = {
    id: row.id,
    name: row.name,
    state: shownState(row),
    type: types.get(row.connection_type) ?? '',
    createdAt: row.created_at,
    lastSession: session === undefined ? null : toSession(session),
  }
  const isOidc = familyOf(row.connection_type) === 'oidc' || row.connection_type === 'Auth0Migration'
  if (isOidc) return { ...shared, providerTag: 'OpenIdConnect' }
  const last = certificates
    .map(toCertificate)
    .sort((one, other) => one.notAfter.localeCompare(other.notAfter))
    .at(-1)
  const isExpired = last !== undefined && Date.parse(last.notAfter) <= now.getTime()
  return {
    ...shared,
    providerTag: 'Saml',
    x509Certificates: certificates.map(toCertificate),
    // The last one of them: a certificate that has a successor may end.
    latestExpiringCertificate: isExpired ? null : (last ?? null),
    latestExpiredCertificate: isExpired ? last : null,
  }
}

function toCertificate({ fingerprint, pem, expires_at }: SamlCertificateRow): Static<typeof Certificate> {
  return { id: fingerprint, value: pem, notAfter: expires_at }
}

const sessionStates = {
  started: 'Started',
  authorized: 'Authorized',
  succeeded: 'Successful',
  failed: 'Failed',
  timed_out: 'Timedout',
} as const

function toSession({ id, created_at, state }: SsoSessionRow) {
  return { id, createdAt: created_at, state: sessionStates[state] }
}
