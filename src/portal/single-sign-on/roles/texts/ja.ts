import type { Texts } from './en.ts'

export const ja: Texts = {
  title: 'グループによるロール',
  lead: (brand, provider) =>
    `${provider}のグループに応じて、${brand}でのロールを割り当てます。どのグループにも属さない人には既定のロールが割り当てられます。後からでも設定できます。`,
  notSent: (provider) => `${provider}はグループを送信しないため、ここで設定することはありません。`,
  list: 'ロールのあるグループ',
  empty: 'ロールのあるグループはまだありません。',
  group: 'グループ',
  groupHint: 'プロバイダーが送信するとおりに入力してください。名前の代わりにIDを送信するプロバイダーもあります。',
  role: 'ロール',
  add: 'グループを追加',
  remove: '削除',
  gives: (group, role) => `${group}にロール${role}を付与`,
  errors: {
    required: 'グループを入力してください。',
    known: 'このグループにはすでにこのロールがあります。',
    role: 'このロールは利用できなくなりました。別のロールを選んでください。',
  },
}
