import { googleService } from './google-workspace.ts'

export const gmail = googleService({
  slug: 'gmail',
  name: 'Gmail',
  scopes: ['https://www.googleapis.com/auth/gmail.readonly'],
})
