import type { Texts } from './en.ts'

export const ja: Texts = {
  title: (brand) => `${brand} にサインインしますか？`,
  lead: 'ID プロバイダーからこのページに移動しました。',
  email: 'メールアドレス',
  organization: '組織',
  provider: 'プロバイダー',
  allow: 'サインイン',
  deny: 'キャンセル',
}
