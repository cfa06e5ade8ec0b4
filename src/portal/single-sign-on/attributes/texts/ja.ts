import type { Texts } from './en.ts'

export const ja: Texts = {
  title: '属性',
  lead: 'ガイドどおりに設定した場合、ここで行うことはありません。プロバイダーでの属性名が異なる場合だけ入力してください。',
  id: 'ユーザーID',
  email: 'メール',
  firstName: '名',
  lastName: '姓',
  groups: 'グループ',
  usual: '空のままにすると標準の名前を使います。',
  usualOf: (name) => `空のままにすると「${name}」などの標準の名前を使います。`,
  custom: {
    title: 'その他の属性',
    lead: (brand) => `部署など、${brand}にも渡す属性です。`,
    ours: (brand) => `${brand}での名前`,
    theirs: 'プロバイダーでの名前',
    add: '属性を追加',
    remove: '削除',
  },
  nameId: {
    title: 'NameID のないサインイン',
    lead: 'NameID を送信できないプロバイダーもあります。その場合、ユーザーはユーザーIDの属性だけで識別されるため、すべてのサインインにその属性が必要です。',
    allow: '許可する',
    require: 'NameID を必須にする',
  },
  errors: {
    custom: '両方の名前を入力してください。',
    tooMany: 'これ以上追加できません。先に1つ削除してください。',
  },
}
