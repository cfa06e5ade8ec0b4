import type { Texts } from './en.ts'

export const ja: Texts = {
  title: 'メールをご確認ください',
  lead: (email) => `${email} に送信したコードを入力してください。`,
  submit: '続ける',
}
