import { type PagePreviews, sample } from '#pages/kit/index.ts'
import { renderSignedOut } from './signed-out.tsx'

export const previews: PagePreviews = {
  signed_out: (page) => renderSignedOut({ page, signInUrl: sample.url }),
}
