import { defineSamples } from '#test/slice-samples.ts'

export const samples = defineSamples({
  calls: { 'gatehouse.branding.preview': [{ with: { page: 'sign_in', locale: 'de', color_scheme: 'dark' } }] },
})
