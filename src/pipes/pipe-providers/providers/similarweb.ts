import type { PipeProvider } from '../provider.ts'

export const similarweb: PipeProvider = {
  slug: 'similarweb',
  name: 'Similarweb',
  icon: { color: '#195afe', lines: 'M11.2 7a5.4 5.4 0 1 0 5.8 5.8h-5.8zM13.6 6.4v4h4a4.4 4.4 0 0 0-4-4z' },
  documentation: 'https://developers.similarweb.com/docs/authentication',
}
