/** What previews show in the place of a user's values. */
export const sample = {
  email: 'ada@example.com',
  organization: 'Acme',
  organizations: [
    { id: 'org_1', name: 'Acme' },
    { id: 'org_2', name: 'Globex' },
    { id: 'org_3', name: 'Initech' },
  ],
  application: 'Acme Reports',
  ipAddress: '203.0.113.7',
  /** Leads nowhere. */
  url: '/',
  form: { action: '/', csrfToken: 'sample' },
  requestId: 'req_01JQ8Z3N5T7V9XBDFHKMPRSTWY',
} as const
