import type { Texts } from './en.ts'

export const ja: Texts = {
  title: (application, brand) => `${application} に ${brand} アカウントの使用を許可しますか？`,
  willBeAble: '許可すると、このアプリケーションは次のことができます。',
  openid: 'あなたが誰かを確認する',
  profile: 'あなたの名前を見る',
  email: 'あなたのメールアドレスを見る',
  offline_access: '使っていないときも接続を保つ',
  otherScope: (scope) => `権限「${scope}」を使う`,
  account: 'アカウント',
  offeredBy: '提供元',
  publishedAt: '公開元',
  returnsTo: '戻り先',
  thisDevice: 'このデバイス上のアプリケーション',
  organization: '組織',
  unchecked: (application, brand) =>
    `${brand} は ${application} を確認していません。ご自身で開始し、信頼できる場合のみ許可してください。`,
  anyCanClaim: (application) => `このデバイス上のどのアプリケーションも ${application} を名乗ることができます。`,
  allow: '許可する',
  deny: '拒否する',
  otherAccount: '別のアカウントを使う',
}
