import type { Texts } from './en.ts'

export const ja: Texts = {
  title: 'サインアウトしました',
  lead: 'このページを閉じるか、もう一度サインインできます。',
  leadWithoutLink: 'このページは閉じて構いません。',
  signIn: 'もう一度サインイン',
}
