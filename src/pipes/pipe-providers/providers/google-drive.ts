import { googleService } from './google-workspace.ts'

export const googleDrive = googleService({
  slug: 'google-drive',
  name: 'Google Drive',
  icon: {
    color: '#34a853',
    lines:
      'M6.2 9.6V8.9a1.6 1.6 0 0 1 1.6-1.6h2.4l1.6 1.8h4.4a1.6 1.6 0 0 1 1.6 1.6v4.7a1.6 1.6 0 0 1-1.6 1.6H7.8a1.6 1.6 0 0 1-1.6-1.6z',
  },
  scopes: ['https://www.googleapis.com/auth/drive.readonly'],
})
