import { type PagePreviews, sample } from '#pages/kit/index.ts'
import { renderGrantedAccess } from './granted-access.tsx'

const { application, email, form, organization, url } = sample

export const previews: PagePreviews = {
  granted_access: (page) =>
    renderGrantedAccess({
      page,
      form,
      email,
      access: [
        {
          kind: 'application',
          id: 'client_1',
          name: application,
          organizations: [organization],
          scopes: ['openid', 'profile', 'email'],
          since: '2026-03-01T09:30:00.000Z',
        },
      ],
      homeUrl: url,
    }),
}
