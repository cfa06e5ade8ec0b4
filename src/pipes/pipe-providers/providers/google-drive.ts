import { googleService } from './google-workspace.ts'

export const googleDrive = googleService({
  slug: 'google-drive',
  name: 'Google Drive',
  scopes: ['https://www.googleapis.com/auth/drive.readonly'],
})
