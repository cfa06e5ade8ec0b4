import type { PipeProvider } from '../provider.ts'

export const sanity: PipeProvider = {
  slug: 'sanity',
  name: 'Sanity',
  icon: { color: '#f03e2f', lines: 'M12 6.4l5.8 3-5.8 3-5.8-3zM6.2 12.1l5.8 3 5.8-3M6.2 14.8l5.8 3 5.8-3' },
  documentation: 'https://www.sanity.io/docs/content-lake/http-auth',
}
