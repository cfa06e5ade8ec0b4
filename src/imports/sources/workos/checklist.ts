/** What no call of the API gives. */
export const checklist = [
  'What the API does not give, to do by hand before you switch (docs/guides/move-in/from-workos.md):',
  '  people       passwords (Magic Auth, a reset, or a migration endpoint), authenticator apps, passkeys, backup codes',
  '  sign-in      methods, policies, branding, texts and templates of mails, social providers with their client secrets',
  '  roles        the default role and the order of priorities',
  '  customers    policies of organizations; of connections the sign-in address, maps and client secrets; tokens of directories',
  '  flags        targets were guessed from who has a flag that is off by default; users and shares are not among them',
  '  webhooks     endpoints are here switched off: switch them on when the application moves',
  '  application  keep GATEHOUSE_CLIENT_ID and GATEHOUSE_API_KEY with the old values, and the password of its cookies',
] as const
