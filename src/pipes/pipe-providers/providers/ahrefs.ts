import type { PipeProvider } from '../provider.ts'

export const ahrefs: PipeProvider = {
  slug: 'ahrefs',
  name: 'Ahrefs',
  documentation: 'https://docs.ahrefs.com/docs/api/reference/introduction',
}
