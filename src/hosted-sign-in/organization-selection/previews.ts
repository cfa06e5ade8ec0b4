import { type PagePreviews, sample } from '#pages/kit/index.ts'
import { renderOrganizationSelection } from './organization-selection.tsx'

const { email, form, organizations, url } = sample

export const previews: PagePreviews = {
  organization_selection: (page) => renderOrganizationSelection({ page, form, email, organizations, changeUrl: url }),
}
