import { type PagePreviews, sample } from '#pages/kit/index.ts'
import { sampleProviders } from '../parts/index.ts'
import { renderInvitation } from './invitation/invitation.tsx'
import { renderSignUp } from './sign-up.tsx'
import { renderWaitlistJoined } from './waitlist/joined.tsx'
import { renderWaitlist } from './waitlist/waitlist.tsx'

const { email, form, organization, url } = sample

export const previews: PagePreviews = {
  sign_up: (page) =>
    renderSignUp({
      page,
      form,
      passwordPolicy: { minLength: 10 },
      providers: sampleProviders(page),
      signInUrl: url,
    }),
  invitation: (page) => renderInvitation({ page, form, inviter: 'Grace Hopper', organization, email }),
  waitlist: (page) => renderWaitlist({ page, form, fields: [], signInUrl: url }),
  waitlist_joined: (page) => renderWaitlistJoined({ page, email, signInUrl: url }),
}
