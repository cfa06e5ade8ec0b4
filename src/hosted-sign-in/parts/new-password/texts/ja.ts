import type { Texts } from './en.ts'

export const ja: Texts = {
  label: 'パスワード',
  hint: (minLength) =>
    `${minLength} 文字以上にしてください。無関係な単語をいくつか並べると、覚えやすく推測されにくくなります。`,
  required: 'パスワードを入力してください。',
  tooShort: (minLength) => `${minLength} 文字以上にしてください。`,
  tooLong: 'パスワードが長すぎます。短いものを選んでください。',
  tooWeak: '推測されやすいパスワードです。単語を増やすか、あまり使われない単語を選んでください。',
  tooCommon: 'よく使われているパスワードです。推測されにくいものを選んでください。',
  breached: 'このパスワードは流出したデータに含まれています。ほかで使っていないものを選んでください。',
  containsEmail: 'メールアドレスを含まないパスワードを選んでください。',
  reused: '以前お使いのパスワードです。新しいものを選んでください。',
}
