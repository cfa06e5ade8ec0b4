import type { Texts } from './en.ts'

export const ja: Texts = {
  title: 'パスワードの再設定',
  lead: 'パスワードを再設定するためのリンクをメールでお送りします。',
  submit: 'リンクを送信',
  sentTitle: 'メールをご確認ください',
  sentLead: (email) => `${email} のアカウントがある場合は、パスワードを再設定するためのリンクを送信しました。`,
  sentHint: 'リンクの有効期間は 1 時間です。メールが見つからない場合は、迷惑メールフォルダをご確認ください。',
  back: 'サインインに戻る',
}
