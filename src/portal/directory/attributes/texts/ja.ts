import type { Texts } from './en.ts'

export const ja: Texts = {
  title: '属性',
  lead: (brand) =>
    `${brand}が受け取る各ユーザーの情報と、ディレクトリでのその場所です。ほとんどの場合は標準の場所で問題ありません。`,
  none: (brand) => `${brand}が必要とするのは名前とメールアドレスだけです。`,
  noPerson: '最初のユーザーが届くと、値が表示されます。',
  usual: '標準の場所',
  unmapped: '場所は未設定',
  leftOut: '除外',
  required: '必須',
  newest: (value) => `最新のユーザー: ${value}`,
  noValue: '最新のユーザー: 値なし',
  change: '変更',
  saved: '変更を保存しました。既存のユーザーはバックグラウンドで更新されます。',
  edit: {
    title: (name) => `${name}の場所`,
    lead: 'ディレクトリ内のこの属性の場所です。パスにはSCIMの名前を使います。',
    path: 'パス',
    hint: '例: title、name.givenName、addresses[type eq "work"].locality',
    save: '保存',
    other: 'パスの代わりに',
    reset: (path) => `標準の場所を使う: ${path}`,
    unmap: '場所を使わない',
    leaveOut: 'この属性を除外する',
    arrived: '最新のユーザーの内容',
    use: '使う',
  },
  errors: {
    empty: 'パスを入力してください。',
    invalid: 'パスとして正しくありません。ドットと括弧を確認してください。',
  },
}
