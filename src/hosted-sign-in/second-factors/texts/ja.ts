import type { Texts } from './en.ts'

export const ja: Texts = {
  title: '本人確認',
  submit: '確認',
  useApp: '認証アプリを使う',
  useText: '代わりに SMS でコードを受け取る',
  useRecoveryCode: 'リカバリーコードを使う',
  appCodeRequired: '認証アプリの 6 桁のコードを入力してください。',
  appCodeInvalid: 'コードが正しくありません。次のコードを待って入力してください。',
}
