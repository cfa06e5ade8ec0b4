import type { PipeProvider } from '../provider.ts'

export const sanity: PipeProvider = {
  slug: 'sanity',
  name: 'Sanity',
  documentation: 'https://www.sanity.io/docs/content-lake/http-auth',
}
