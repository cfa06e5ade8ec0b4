import type { Texts } from './en.ts'

export const ja: Texts = {
  lead: (provider) => `${provider}はこのエンドポイントにユーザーとグループを送信し、トークンで自身を証明します。`,
  endpoint: 'エンドポイント',
  token: 'トークン',
  once: '今すぐトークンをコピーしてください。表示されるのはここで一度だけです。',
  tokens: 'トークン一覧',
  none: (provider) => `トークンがないため、${provider}は接続できません。`,
  ending: (suffix) => `末尾 ${suffix}`,
  created: '作成',
  used: '最終使用',
  unused: '未使用',
  hidden: 'トークンは再表示できません。紛失した場合は、別のトークンを作成してください。',
  replace:
    '中断なくトークンを置き換えるには、2つ目を作成してプロバイダーに入力し、その後で最初のトークンを失効させます。',
  full: 'ディレクトリのトークンは最大2つです。別のトークンを作成するには、1つを失効させてください。',
  create: 'トークンを作成',
  revoke: '失効させる',
  revoked: 'トークンを失効させました。',
  confirm: {
    title: (suffix) => `末尾が ${suffix} のトークンを失効させますか？`,
    lead: (provider) => `${provider}はこのトークンを使用できなくなり、以後のリクエストは拒否されます。`,
    keep: '残しておく',
  },
}
