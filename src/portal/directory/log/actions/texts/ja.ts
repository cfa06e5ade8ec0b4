import type { Texts } from './en.ts'

export const ja: Texts = {
  user_created: 'ユーザーが作成されました。',
  user_updated: 'ユーザーの属性が変更されました。',
  user_deactivated: 'ユーザーが無効になりました。',
  user_activated: 'ユーザーが再び有効になりました。',
  user_deleted: 'ユーザーが削除されました。',
  attributes_missing: 'アプリケーションが必要とする属性がユーザーにありません。',
  group_created: 'グループが作成されました。',
  group_updated: 'グループの属性が変更されました。',
  group_deleted: 'グループが削除されました。',
  member_added: 'ユーザーがグループに追加されました。',
  member_removed: 'ユーザーがグループから外されました。',
  refused: 'プロバイダーのリクエストが拒否されました。',
  membership_created: 'ユーザーが組織のメンバーになりました。',
  membership_invited: 'ユーザーが組織に招待されました。',
  membership_activated: 'メンバーシップが有効になりました。',
  membership_deactivated: 'メンバーシップが無効になり、組織でのすべてのセッションとAPIキーが終了しました。',
  membership_deleted: 'ユーザーの招待が取り消されました。',
  membership_updated: 'メンバーシップのロールまたは属性が変更されました。',
  not_provisioned: 'ユーザーは組織のメンバーになりませんでした。',
}
