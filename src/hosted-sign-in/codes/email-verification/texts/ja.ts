import type { Texts } from './en.ts'

export const ja: Texts = {
  title: 'メールアドレスの確認',
  lead: (email) => `${email} に送信したコードを入力してください。`,
  submit: '確認',
}
