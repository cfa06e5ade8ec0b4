import type { Texts } from './en.ts'

export const ja: Texts = {
  title: 'サインイン',
  lead: undefined,
  submit: '続ける',
  withPasskey: 'パスキーで続ける',
}
