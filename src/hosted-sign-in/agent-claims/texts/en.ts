/** Failures of links that agents hand to people. */
export const en = {
  agentClaimExpired: {
    title: 'This link doesn’t work any more',
    cause: 'Links of agents work for 10 minutes, and only the newest one does.',
    next: 'Ask your agent for a new link.',
  },
}

export type Texts = typeof en
