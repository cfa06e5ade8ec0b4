import type { PipeProvider } from '../provider.ts'

export const resend: PipeProvider = {
  slug: 'resend',
  name: 'Resend',
  documentation: 'https://resend.com/docs/dashboard/api-keys/introduction',
}
