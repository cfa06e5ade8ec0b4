import type { Texts } from './en.ts'

export const ja: Texts = {
  title: 'パスワードを入力',
  label: 'パスワード',
  required: 'パスワードを入力してください。',
  change: '変更',
  forgot: 'パスワードを忘れた場合',
  submit: 'サインイン',
  emailCode: '代わりにコードをメールで受け取る',
}
