/** What no call of the API gives. */
export const checklist = [
  'What the API does not give, to do by hand before you switch:',
  '  people       passwords (Magic Auth, a reset, or a migration endpoint), authenticator apps, passkeys, backup codes',
  '  sign-in      methods, policies, branding, texts and templates of mails, social providers with their client secrets',
  '  roles        the default role and the order of priorities',
  '  customers    policies of organizations',
  '  application  keep GATEHOUSE_CLIENT_ID and GATEHOUSE_API_KEY with the old values, and the password of its cookies',
] as const
