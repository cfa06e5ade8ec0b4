import type { Texts } from './en.ts'

export const ja: Texts = {
  provider_request: 'プロバイダーの要求によるものです。',
  directory_read: 'プロバイダーから読み取られました。',
  settings_changed: 'ディレクトリの設定が変更されました。',
  deactivated_in_directory: 'ディレクトリではユーザーが無効です。',
  deleted_in_directory: 'ディレクトリにこのユーザーはもういません。',
  active_in_directory: 'ディレクトリではユーザーが有効です。',
  guest: 'メールアドレスが組織の確認済みドメインのものではないため、ユーザーは招待されます。',
  no_email: 'ディレクトリにユーザーのメールアドレスがありません。',
  email_changed: 'ユーザーのメールアドレスが変わりました。',
  other_directory: '組織の別のディレクトリに、同じメールアドレスの有効なユーザーがいます。',
  roles_of_groups: 'ユーザーのグループがこれらのロールを付与します。',
}
