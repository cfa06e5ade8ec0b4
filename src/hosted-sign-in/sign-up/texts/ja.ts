import type { Texts } from './en.ts'

export const ja: Texts = {
  title: 'アカウントを作成',
  lead: undefined,
  firstName: '名',
  lastName: '姓',
  familyNameFirst: true,
  optional: '任意',
  submit: 'アカウントを作成',
  haveAccount: 'アカウントをお持ちですか？',
  signIn: 'サインイン',
}
