/** The page on which a person claims an agent. */
export const en = {
  title: (brand: string) => `Let an AI agent use your ${brand} account?`,
  lead: 'An agent has registered itself and asks to act for you.',
  leadOf: (issuer: string) => `An agent from ${issuer} has registered itself and asks to act for you.`,
  willBeAble: 'It will be able to:',
  scope: (scope: string) => `Use the permission “${scope}”`,
  account: 'Account',
  organization: 'Organization',
  warning: 'Only allow this if you asked an agent you trust to do it. If someone else sent you this link, deny it.',
  codeLabel: 'Code from your agent',
  codeHint: 'Leave this empty if your agent didn’t give you a code. You’ll get one to tell it.',
  codeWrong: 'That isn’t your agent’s code. Check it, or leave this empty to get a code for your agent.',
  tooManyCodes: 'Too many wrong codes. Ask your agent for a new link.',
  allow: 'Allow',
  deny: 'Deny',
  otherAccount: 'Use a different account',
  codeTitle: 'Tell your agent this code',
  codeLead: 'Your agent connects as soon as it has the code. It works for 10 minutes.',
  codeWarning: 'Don’t give this code to anyone but the agent you started.',
  completedTitle: 'Your agent is connected',
  completedLead: 'It can act for you now. You can close this page.',
  deniedTitle: 'Your agent wasn’t connected',
  deniedLead: 'You denied the request. You can close this page.',
  otherTitle: 'This link is for someone else',
  otherLead: 'The agent asked for a different account. Sign in with that one, or ask your agent for a new link.',
}

export type Texts = typeof en
