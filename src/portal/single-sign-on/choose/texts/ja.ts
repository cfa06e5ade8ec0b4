import type { Texts } from './en.ts'

export const ja: Texts = {
  title: 'IDプロバイダーを選択',
  lead: '普段サインインに使っているサービスを選んでください。管理者の権限が必要です。',
  saml: 'SAML（XML）',
  oidc: 'OpenID Connect（OIDC）',
  noDomain:
    'メールのドメインに応じてIDプロバイダーに案内されますが、確認済みのドメインがまだありません。この設定の前でも後でも確認できます。',
  verifyDomain: 'ドメインを確認',
  current: (provider) => `${provider}の設定が途中です。別のプロバイダーを選ぶと入力内容は破棄されます。`,
  goOn: (provider) => `${provider}で続ける`,
}
