import { Type } from 'typebox'
import { DomainError, notFound } from '#platform/http/errors.ts'
import { completeSetup } from '#sso/portal-links/index.ts'
import {
  addDomain,
  findDnsZone,
  getDomain,
  listDomainsOf,
  type OrganizationDomainRow,
  removeDomain,
  verifyNow,
} from '#tenancy/organization-domains/index.ts'
import { definePortalForm, definePortalPage, goTo, type Portal, pagesOf, portalForm, refuse } from '../kit/index.ts'
import { texts } from '../texts/index.ts'
import { renderPortalDomain } from './domain.tsx'
import { domainErrorText } from './domain-errors.ts'
import { renderPortalDomains } from './domains.tsx'
import { removeQuestion } from './remove-domain.ts'

const path = '/portal/domains'
const part = 'domains'
const pathOf = ({ id }: Pick<OrganizationDomainRow, 'id'>) => `${path}/${id}`

/** A domain of this organization. @throws notFound for one of another */
async function domainOf({ ctx, organization }: Portal, id = ''): Promise<OrganizationDomainRow> {
  const row = await getDomain(ctx, id)
  if (row.organization_id !== organization.id) throw notFound('Organization domain', id)
  return row
}

const domainPages = pagesOf({ part, name: 'domain', path: `${path}/{id}`, find: domainOf })

const domainsPage = definePortalPage({
  name: 'domains',
  path,
  summary: 'Show the domains of an organization',
  part,
  query: { removed: Type.Optional(Type.Literal('1')) },
  async show(portal, _params, { removed }, failure) {
    const { ctx, page, organization } = portal
    const domains = await listDomainsOf(ctx, [organization.id])
    return renderPortalDomains({
      page,
      domains: domains.map((row) => ({ url: pathOf(row), domain: row.domain, state: row.state })),
      form: portalForm(portal, path),
      domain: failure.fields.domain,
      alert: failure.alert,
      notice: removed && texts.domains(page).removed,
    })
  },
})

const addDomainForm = definePortalForm({
  name: 'domains.add',
  path,
  summary: 'Add a domain to an organization',
  part,
  fields: { domain: Type.String({ maxLength: 1_024 }) },
  async submit(portal, { domain }) {
    const { ctx, page, organization } = portal
    const refuseDomain = (error: string, status = 400) =>
      refuse(portal, path, { fields: { domain: { value: domain.slice(0, 255), error } } }, status)
    if (domain.trim() === '') return refuseDomain(texts.domains(page).errors.empty)
    try {
      return goTo(portal, pathOf(await addDomain(ctx, organization.id, { domain, state: 'pending' })))
    } catch (error) {
      if (!(error instanceof DomainError) || error.definition.status === 404) throw error
      return refuseDomain(domainErrorText(page, error), error.definition.status)
    }
  },
})

const domainPage = domainPages.page({
  name: '',
  summary: 'Show the verification of a domain',
  async show({ portal, page, subject: row, form, url }, _query, { alert }) {
    const { ctx, organization, isWatching } = portal
    if (row.state === 'verified' && coversDomainsOnly(portal)) await completeSetup(ctx, organization.id)
    // The script that watches the page has its instructions already.
    const isPending = row.state === 'pending' && !isWatching
    const zone = isPending ? await findDnsZone(ctx.system.config.dnsServers, row.domain) : undefined
    return renderPortalDomain({
      page,
      domain: row.domain,
      state: row.state,
      record: recordOf(row, zone?.name),
      dnsHost: zone?.host,
      lastCheck: row.last_check ?? undefined,
      checkForm: form('check'),
      finishForm: coversDomainsOnly(portal) ? portalForm(portal, finishPath) : undefined,
      removeUrl: url('remove'),
      alert,
    })
  },
})

/** The TXT record with its name relative to the zone, as DNS consoles show it. */
function recordOf({ domain, verification_prefix, verification_token }: OrganizationDomainRow, zone = domain) {
  if (verification_prefix === null || verification_token === null) return undefined
  const name = `${verification_prefix}.${domain}`
  return { name, host: name.slice(0, -zone.length - 1), value: verification_token }
}

function coversDomainsOnly({ parts }: Portal): boolean {
  return !parts.includes('sso')
}

const checkDomainForm = domainPages.form({
  name: 'check',
  summary: 'Check the DNS record of a domain',
  async submit({ portal, page, subject: row, goTo, refuse }) {
    try {
      if (row.state !== 'verified') await verifyNow(portal.ctx, row.id)
    } catch (error) {
      if (!(error instanceof DomainError)) throw error
      const { code } = error.definition
      if (code === 'domain_already_exists') return refuse('', { alert: texts.domains(page).errors.elsewhere }, 409)
      // Found in the meantime.
      if (code !== 'domain_already_verified') throw error
    }
    return goTo('', '#last-check')
  },
})

const remove = domainPages.danger({
  name: 'remove',
  pageKey: 'portal/domain/remove',
  summaries: ['Show the confirmation for removing a domain', 'Remove a domain'],
  question: ({ page, subject }) => removeQuestion(page, subject.domain),
  async submit({ portal, subject }) {
    await removeDomain(portal.ctx, subject.id)
    return goTo(portal, `${path}?removed=1`)
  },
})

const finishPath = `${path}/finish`

const finishForm = definePortalForm({
  name: 'domains.finish',
  path: finishPath,
  summary: 'Finish the setup of domains',
  part,
  async submit(portal) {
    if (coversDomainsOnly(portal)) await completeSetup(portal.ctx, portal.organization.id)
    return goTo(portal, '/portal/done')
  },
})

export const domainOperations = [domainsPage, addDomainForm, domainPage, checkDomainForm, ...remove, finishForm]
