import type { Texts } from './en.ts'

export const ja: Texts = {
  title: '新しいパスワードを設定',
  lead: (email) => `対象のアカウント: ${email}。ほかのすべてのデバイスからサインアウトします。`,
  label: '新しいパスワード',
  submit: 'パスワードを変更',
  linkExpired: {
    title: 'このリンクは期限切れです',
    cause: 'パスワードを再設定するためのリンクは、1 時間以内に 1 回だけ使えます。',
    next: 'サインインの画面から、新しいリンクをリクエストしてください。',
    link: 'サインインへ',
  },
}
