import { type PagePreviews, sample } from '#pages/kit/index.ts'
import { renderConnectConsent } from './consent/consent.tsx'

const { application, email, form, organizations, url } = sample

export const previews: PagePreviews = {
  application_consent: (page) =>
    renderConnectConsent({
      page,
      form,
      application,
      scopes: ['openid', 'profile', 'email', 'offline_access'],
      email,
      isUnchecked: false,
      returnsTo: 'reports.example.com',
      organizations: organizations.slice(0, 1),
      manageUrl: url,
      changeUrl: url,
    }),
}
