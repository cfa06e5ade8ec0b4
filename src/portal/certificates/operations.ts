import { Type } from 'typebox'
import { readFailureCookie } from '#pages/kit/index.ts'
import { DomainError, notFound } from '#platform/http/errors.ts'
import {
  familyOf,
  listCertificates,
  readSaml,
  refreshMetadata,
  type SamlCertificateRow,
  updateConnection,
} from '#sso/connections/index.ts'
import { completeSetup } from '#sso/portal-links/index.ts'
import {
  definePortalForm,
  definePortalPage,
  failureSubject,
  goTo,
  type Portal,
  portalForm,
  refuse,
  showPortalPage,
} from '../kit/index.ts'
import { currentConnection, pathOf, refusedSetting, type SetUp, setUpOf, ssoPath } from '../single-sign-on/index.ts'
import { texts } from '../texts/index.ts'
import { type CertificateView, renderPortalCertificates } from './certificates.tsx'
import { renderPortalNoCertificates } from './no-certificates.tsx'

const path = `${ssoPath}/{id}/certificates`
const part = 'certificates'
const mostCertificates = 10
const soonMs = 90 * 86_400_000

/** @throws notFound for a connection that has none */
async function samlOf(portal: Portal, id = ''): Promise<SetUp> {
  const setUp = await setUpOf(portal, id)
  if (setUp.guide.protocol !== 'saml') throw notFound('Connection', id)
  return setUp
}

/** Where a link for renewing certificates leads. */
const renewalPage = definePortalPage({
  name: 'certificates',
  path: '/portal/certificates',
  summary: 'Show the certificates of an organization',
  part,
  async show(portal) {
    const connection = await currentConnection(portal)
    if (connection !== undefined && familyOf(connection.row.connection_type) === 'saml') {
      return goTo(portal, pathOf(connection, 'certificates'))
    }
    return showPortalPage(portal, renderPortalNoCertificates({ page: portal.page }))
  },
})

const certificatesPage = definePortalPage({
  name: 'sso.certificates',
  path,
  summary: 'Show the certificates of a connection',
  part,
  query: { told: Type.Optional(Type.Enum(['added', 'read'])) },
  async show(portal, { id }, { told }) {
    const { connection, guide } = await samlOf(portal, id)
    const url = pathOf(connection, 'certificates')
    const { idp_metadata_url, ignored_certificates } = await readSaml(portal.ctx, connection.row.id)
    const certificates = await listCertificates(portal.ctx, connection.row.id)
    const { failure, cookies } = readFailureCookie(portal.context, failureSubject(portal, url))
    const text = texts.certificates(portal.page)
    const mayRemove = idp_metadata_url === null && certificates.length > 1
    const html = renderPortalCertificates({
      page: portal.page,
      provider: guide.name,
      backUrl: portal.parts.includes('sso') ? pathOf(connection) : undefined,
      certificates: certificates.map((row) => ({
        ...viewOf(portal, row),
        removeForm: mayRemove ? portalForm(portal, `${url}/remove`, { fingerprint: row.fingerprint }) : undefined,
      })),
      ignored: ignored_certificates,
      ...(idp_metadata_url === null
        ? { addForm: portalForm(portal, url) }
        : { readForm: portalForm(portal, `${url}/read`) }),
      certificate: failure.fields.certificate,
      alert: failure.alert,
      notice: told === 'added' ? text.added(guide.name) : told && text.read,
    })
    return showPortalPage(portal, html, failure.status).withCookies(cookies)
  },
})

function viewOf({ ctx }: Portal, { fingerprint, expires_at }: SamlCertificateRow): CertificateView {
  const leftMs = Date.parse(expires_at) - ctx.now().getTime()
  const standing = leftMs <= 0 ? 'ended' : leftMs < soonMs ? 'soon' : 'valid'
  return { fingerprint, expiresAt: expires_at, standing }
}

/** Adds to those that there are, so that sign-ins go on while the provider changes over. */
const addForm = definePortalForm({
  name: 'sso.certificates.add',
  path,
  summary: 'Add a certificate to a connection',
  part,
  fields: { certificate: Type.String({ maxLength: 16_384 }) },
  async submit(portal, { certificate }, { id }) {
    const { ctx, organization, page } = portal
    const { connection } = await samlOf(portal, id)
    const url = pathOf(connection, 'certificates')
    const { errors } = texts.certificates(page)
    const refuseWith = (error: string) => refuse(portal, url, { fields: { certificate: { error } } }, 422)
    if (certificate.trim() === '') return refuseWith(errors.required)
    const pems = (await listCertificates(ctx, connection.row.id)).map(({ pem }) => pem)
    if (pems.length >= mostCertificates) return refuseWith(errors.many)
    try {
      await updateConnection(ctx, connection.row.id, { saml: { idp_certificates: [...pems, certificate] } })
    } catch (error) {
      const why = error instanceof DomainError ? refusedSetting(page, error)?.why : undefined
      if (why === undefined) throw error
      return refuseWith(errors.refused(why))
    }
    if (portal.session.intent === 'certificate_renewal') await completeSetup(ctx, organization.id)
    return goTo(portal, `${url}?told=added`)
  },
})

const removeForm = definePortalForm({
  name: 'sso.certificates.remove',
  path: `${path}/remove`,
  summary: 'Remove a certificate from a connection',
  part,
  fields: { fingerprint: Type.String({ maxLength: 128 }) },
  async submit(portal, { fingerprint }, { id }) {
    const { connection } = await samlOf(portal, id)
    const all = await listCertificates(portal.ctx, connection.row.id)
    const left = all.filter((each) => each.fingerprint !== fingerprint).map(({ pem }) => pem)
    const { idp_metadata_url } = await readSaml(portal.ctx, connection.row.id)
    // The last one stays: without any, nobody could sign in.
    if (left.length > 0 && left.length < all.length && idp_metadata_url === null) {
      await updateConnection(portal.ctx, connection.row.id, { saml: { idp_certificates: left } })
    }
    return goTo(portal, pathOf(connection, 'certificates'))
  },
})

const readForm = definePortalForm({
  name: 'sso.certificates.read',
  path: `${path}/read`,
  summary: 'Check the metadata of a provider again',
  part,
  async submit(portal, _fields, { id }) {
    const { connection } = await samlOf(portal, id)
    await refreshMetadata(portal.ctx, connection.row.id)
    return goTo(portal, `${pathOf(connection, 'certificates')}?told=read`)
  },
})

export const certificateOperations = [renewalPage, certificatesPage, addForm, removeForm, readForm]
