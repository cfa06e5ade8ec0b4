import type { Texts } from './en.ts'

export const ja: Texts = {
  title: (target) => `${target} に参加`,
  lead: (inviter, target) => `${inviter} さんから ${target} に招待されています。`,
  leadWithoutInviter: (target) => `${target} に招待されています。`,
  email: 'メールアドレス',
  application: 'アプリケーション',
  organization: '組織',
  submit: '招待を承諾',
  notice: (target) => `サインインするかアカウントを作成して、${target} に参加してください。`,
  expired: {
    title: 'この招待は期限切れです',
    cause: '期限までに承諾されませんでした。',
    next: '招待した人に、新しい招待を依頼してください。',
  },
  revoked: {
    title: 'この招待は取り消されました',
    cause: '招待した人が取り消しました。',
    next: '間違いだと思われる場合は、新しい招待を依頼してください。',
  },
  accepted: {
    title: 'この招待は承諾済みです',
    cause: '招待は 1 回だけ使えます。',
    next: 'ご自身で承諾した場合は、サインインして続けてください。',
    link: 'サインインへ',
  },
  unknown: {
    title: 'この招待は使えません',
    cause: 'リンクが不完全か、新しい招待に置き換えられています。',
    next: '最新の招待メールのリンクをお使いください。',
  },
}
