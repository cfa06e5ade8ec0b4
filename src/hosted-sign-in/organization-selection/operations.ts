import { Type } from 'typebox'
import { findActiveMembership, listActiveMembershipsOfUser } from '#access/organization-memberships/index.ts'
import { pageContext } from '#pages/kit/index.ts'
import { advance, defineForm, definePage, type Flow, formTo, goTo, goToStep, pageUrl, showPage } from '../flow/index.ts'
import { organizationChoices } from '../parts/index.ts'
import { renderOrganizationSelection } from './organization-selection.tsx'

const path = '/organization-selection'

async function page(flow: Flow, userId: string) {
  const memberships = await listActiveMembershipsOfUser(flow.ctx, userId)
  const email = flow.row.parameters.email ?? ''
  return showPage(
    flow,
    renderOrganizationSelection({
      page: pageContext(flow),
      form: formTo(flow, path),
      organizations: organizationChoices(flow, memberships, email),
      email,
      changeUrl: pageUrl(flow, '/sign-in'),
    }),
  )
}

export const organizationSelectionPage = definePage({
  name: 'organization_selection',
  path,
  summary: 'Show the organization selection page',
  async show(flow) {
    const { attempt, step } = flow.row
    return attempt === null || step !== 'organization_selection' ? goToStep(flow) : page(flow, attempt.userId)
  },
})

export const organizationSelectionForm = defineForm({
  name: 'organization_selection',
  path,
  summary: 'Select an organization',
  fields: { organization_id: Type.String({ maxLength: 255 }) },
  async submit(flow, { organization_id }) {
    const { attempt, step } = flow.row
    if (attempt === null || step !== 'organization_selection') return goToStep(flow)
    // The membership may have ended while the page was open: the page then shows the remaining ones.
    const membership = await findActiveMembership(flow.ctx, attempt.userId, organization_id)
    if (membership === undefined) return goTo(flow, path)
    return flow.ctx.transaction((tx) => advance(tx, flow, { ...attempt, organizationId: organization_id }))
  },
})
