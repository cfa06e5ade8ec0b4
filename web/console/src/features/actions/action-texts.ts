import type { Answer } from '../../api/client.ts'

export type ActionEndpoint = Answer<'GET /action_endpoints'>['data'][number]
export type ActionType = ActionEndpoint['type']

export interface ActionText {
  title: string
  what: string
}

export const actionTypes = ['authentication', 'user_registration'] as const satisfies readonly ActionType[]

export const actionTexts: Record<ActionType, ActionText> = {
  authentication: {
    title: 'Sign-in',
    what: 'Your endpoint is asked before each sign-in ends, and allows or denies it.',
  },
  user_registration: {
    title: 'Registration',
    what: 'Your endpoint is asked before someone signs up, and allows or denies it.',
  },
}

export const failureChoices = [
  { value: 'deny', text: 'Deny' },
  { value: 'allow', text: 'Allow' },
] as const
