import { Type } from 'typebox'
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
import { definePortalPage, goTo, type Portal, pagesOf, refusedFields } from '../kit/index.ts'
import { currentConnection, pathOf, refusedSetting, type SetUp, setUpOf, ssoPath } from '../single-sign-on/index.ts'
import { texts } from '../texts/index.ts'
import { type CertificateView, renderPortalCertificates } from './certificates.tsx'
import { renderPortalNoCertificates } from './no-certificates.tsx'

const part = 'certificates'
const mostCertificates = 10
const soonMs = 90 * 86_400_000

/** @throws notFound for a connection that has none */
async function samlOf(portal: Portal, id = ''): Promise<SetUp> {
  const setUp = await setUpOf(portal, id)
  if (setUp.guide.protocol !== 'saml') throw notFound('Connection', id)
  return setUp
}

const certificatePages = pagesOf({ part, name: 'sso', path: `${ssoPath}/{id}`, find: samlOf })

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
    return renderPortalNoCertificates({ page: portal.page })
  },
})

const certificatesPage = certificatePages.page({
  name: 'certificates',
  summary: 'Show the certificates of a connection',
  query: { done: Type.Optional(Type.Enum(['added', 'read'])) },
  async show({ portal, page, subject, url, form }, { done }, { fields, alert }) {
    const { connection, guide } = subject
    const { idp_metadata_url, ignored_certificates } = await readSaml(portal.ctx, connection.row.id)
    const certificates = await listCertificates(portal.ctx, connection.row.id)
    const text = texts.certificates(page)
    const mayRemove = idp_metadata_url === null && certificates.length > 1
    return renderPortalCertificates({
      page,
      provider: guide.name,
      backUrl: portal.parts.includes('sso') ? url() : undefined,
      certificates: certificates.map((row) => ({
        ...viewOf(portal, row),
        removeForm: mayRemove ? form('certificates/remove', { fingerprint: row.fingerprint }) : undefined,
      })),
      ignored: ignored_certificates,
      ...(idp_metadata_url === null ? { addForm: form('certificates') } : { readForm: form('certificates/read') }),
      certificate: fields.certificate,
      alert,
      notice: done === 'added' ? text.added(guide.name) : done && text.read,
    })
  },
})

function viewOf({ ctx }: Portal, { fingerprint, expires_at }: SamlCertificateRow): CertificateView {
  const leftMs = Date.parse(expires_at) - ctx.now().getTime()
  const standing = leftMs <= 0 ? 'ended' : leftMs < soonMs ? 'soon' : 'valid'
  return { fingerprint, expiresAt: expires_at, standing }
}

/** Adds to the existing ones, so that sign-ins go on while the provider changes over. */
const addForm = certificatePages.form({
  name: 'certificates.add',
  at: 'certificates',
  summary: 'Add a certificate to a connection',
  fields: { certificate: Type.String({ maxLength: 16_384 }) },
  async submit({ portal, page, subject, refuse, goTo }, { certificate }) {
    const { ctx, organization } = portal
    const { id } = subject.connection.row
    const { errors } = texts.certificates(page)
    const refuseWith = (error: string) =>
      refuse('certificates', { fields: refusedFields(['certificate'], { certificate }, { certificate: error }) }, 422)
    if (certificate.trim() === '') return refuseWith(errors.required)
    const pems = (await listCertificates(ctx, id)).map(({ pem }) => pem)
    if (pems.length >= mostCertificates) return refuseWith(errors.many)
    try {
      await updateConnection(ctx, id, { saml: { idp_certificates: [...pems, certificate] } })
    } catch (error) {
      const why = error instanceof DomainError ? refusedSetting(page, error)?.why : undefined
      if (why === undefined) throw error
      return refuseWith(errors.refused(why))
    }
    if (portal.session.intent === 'certificate_renewal') await completeSetup(ctx, organization.id)
    return goTo('certificates', '?done=added')
  },
})

const removeForm = certificatePages.form({
  name: 'certificates.remove',
  at: 'certificates/remove',
  summary: 'Remove a certificate from a connection',
  fields: { fingerprint: Type.String({ maxLength: 128 }) },
  async submit({ portal: { ctx }, subject, goTo }, { fingerprint }) {
    const { id } = subject.connection.row
    const all = await listCertificates(ctx, id)
    const left = all.filter((each) => each.fingerprint !== fingerprint).map(({ pem }) => pem)
    const { idp_metadata_url } = await readSaml(ctx, id)
    // The last one stays: without any, no one could sign in.
    if (left.length > 0 && left.length < all.length && idp_metadata_url === null)
      await updateConnection(ctx, id, { saml: { idp_certificates: left } })
    return goTo('certificates')
  },
})

const readForm = certificatePages.form({
  name: 'certificates.read',
  at: 'certificates/read',
  summary: 'Check the metadata of a provider again',
  async submit({ portal, subject, goTo }) {
    await refreshMetadata(portal.ctx, subject.connection.row.id)
    return goTo('certificates', '?done=read')
  },
})

export const certificateOperations = [renewalPage, certificatesPage, addForm, removeForm, readForm]
