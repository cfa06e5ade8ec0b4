import { type PagePreviews, sample } from '#pages/kit/index.ts'
import { renderRadarChallenge } from './emailed-code/radar-challenge.tsx'

const { email, form, url } = sample

export const previews: PagePreviews = {
  radar_challenge: (page) =>
    renderRadarChallenge({ page, form, email, expiresInMinutes: 10, resendForm: form, changeUrl: url }),
}
