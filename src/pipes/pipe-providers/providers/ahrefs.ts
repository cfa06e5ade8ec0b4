import type { PipeProvider } from '../provider.ts'

export const ahrefs: PipeProvider = {
  slug: 'ahrefs',
  name: 'Ahrefs',
  icon: { color: '#ff8a1f', lines: 'M6.3 16.2l3.7-4.4 3 2.6 4.7-6.2M14.2 8h3.7v3.7' },
  documentation: 'https://docs.ahrefs.com/docs/api/reference/introduction',
}
