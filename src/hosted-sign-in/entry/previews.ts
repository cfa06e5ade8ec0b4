import { type PagePreviews, sample } from '#pages/kit/index.ts'
import { sampleProviders } from '../parts/index.ts'
import { renderSignIn } from './sign-in.tsx'

export const previews: PagePreviews = {
  sign_in: (page) => renderSignIn({ page, form: sample.form, providers: sampleProviders(page), signUpUrl: sample.url }),
}
