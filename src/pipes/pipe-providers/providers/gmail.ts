import { googleService } from './google-workspace.ts'

export const gmail = googleService({
  slug: 'gmail',
  name: 'Gmail',
  icon: {
    color: '#ea4335',
    lines:
      'M8 7.4h8a1.8 1.8 0 0 1 1.8 1.8v5.6a1.8 1.8 0 0 1-1.8 1.8h-8a1.8 1.8 0 0 1-1.8-1.8v-5.6a1.8 1.8 0 0 1 1.8-1.8zM6.7 8.6L12 12.8l5.3-4.2',
  },
  scopes: ['https://www.googleapis.com/auth/gmail.readonly'],
})
