import type { Texts } from './en.ts'

export const ja: Texts = {
  states: {
    active: '有効',
    inactive: '無効',
    draft: '未完了',
  },
  saved: '変更を保存しました。',
  activated: 'シングルサインオンを有効にしました。',
  deactivated: 'シングルサインオンを無効にしました。',
  finish: {
    lead: '設定が完了していません。接続をテストして有効にしてください。',
    draft: (provider) => `設定が完了していません。${provider}の情報が必要です。`,
    go: '設定を続ける',
  },
  addresses: {
    title: 'プロバイダー用の情報',
    lead: (provider, brand) => `${provider}に登録する${brand}の情報です。`,
    acsUrl: 'ACSのURL',
    sloUrl: 'シングルログアウトのURL',
    spEntityId: 'エンティティID',
    metadataUrl: 'メタデータURL',
    redirectUri: 'リダイレクトURI',
    jwksUri: '鍵セットのURL（JWKS）',
  },
  settings: {
    title: '設定',
    guide: (provider) => `${provider}のガイド`,
    provider: 'プロバイダーの情報',
    attributes: '属性',
    roles: 'グループによるロール',
    certificates: '証明書',
    test: 'サインインをテスト',
  },
  attempts: {
    title: '最近のサインイン',
    all: 'すべてのサインイン',
    none: 'サインインがここに表示されます。',
  },
  off: {
    title: '無効にする、またはやり直す',
    deactivate: '無効にする',
    deactivateLead: (provider) =>
      `再び有効にするまで、${provider}からサインインできません。削除されるものはありません。`,
    reset: '接続をリセット',
    resetLead: '接続とすべての設定を削除し、別のプロバイダーを設定できるようにします。',
    confirmDeactivate: 'シングルサインオンを無効にしますか？',
    confirmReset: (provider) => `${provider}との接続をリセットしますか？`,
    keep: 'そのままにする',
  },
}
