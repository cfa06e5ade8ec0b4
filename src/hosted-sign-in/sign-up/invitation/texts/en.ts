/** The page of an invitation, and why it may not work. */
export const en = {
  title: (target: string) => `Join ${target}`,
  lead: (inviter: string, target: string) => `${inviter} invited you to join ${target}.`,
  leadWithoutInviter: (target: string) => `You’ve been invited to join ${target}.`,
  email: 'Email',
  application: 'Application',
  organization: 'Organization',
  submit: 'Accept invitation',
  notice: (target: string) => `Sign in or create an account to join ${target}.`,
  expired: {
    title: 'This invitation has expired',
    cause: 'It wasn’t accepted in time.',
    next: 'Ask the person who invited you for a new one.',
  },
  revoked: {
    title: 'This invitation was revoked',
    cause: 'The person who sent it took it back.',
    next: 'If you think that’s a mistake, ask them for a new one.',
  },
  accepted: {
    title: 'This invitation was already accepted',
    cause: 'An invitation works once.',
    next: 'If you accepted it, sign in to continue.',
    link: 'Go to sign-in',
  },
  unknown: {
    title: 'This invitation doesn’t work',
    cause: 'The link is incomplete, or a newer invitation replaced it.',
    next: 'Use the link in the latest invitation email.',
  },
}

export type Texts = typeof en
