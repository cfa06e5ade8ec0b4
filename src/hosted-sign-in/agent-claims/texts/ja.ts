import type { Texts } from './en.ts'

export const ja: Texts = {
  agentClaimExpired: {
    title: 'このリンクは使用できません',
    cause: 'エージェントのリンクの有効期間は10分で、最新のものだけが使用できます。',
    next: 'エージェントに新しいリンクを求めてください。',
  },
}
