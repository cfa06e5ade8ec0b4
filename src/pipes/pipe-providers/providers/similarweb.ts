import type { PipeProvider } from '../provider.ts'

export const similarweb: PipeProvider = {
  slug: 'similarweb',
  name: 'Similarweb',
  documentation: 'https://developers.similarweb.com/docs/authentication',
}
