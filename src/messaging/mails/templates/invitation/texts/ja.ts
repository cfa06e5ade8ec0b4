import type { Texts } from './en.ts'

export const ja: Texts = {
  subject: (organization, brand) => `${organization ?? brand} への招待`,
  preheader: (inviter, organization, brand) =>
    `${inviter ?? brand} から ${organization ?? brand} への招待が届いています。`,
  title: (organization, brand) => `${organization ?? brand} に参加`,
  lead: (email, inviter, organization, brand) => {
    const target = organization === undefined ? brand : `${brand} の ${organization}`
    const invited =
      inviter === undefined ? `${target} に招待されています。` : `${inviter} さんから ${target} に招待されています。`
    return `${invited}この招待は ${email} 宛てです。`
  },
  action: '招待を承諾',
  after: (days) => `招待は 1 回だけ使え、${days} 日後に無効になります。リンクを誰にも渡さないでください。`,
  reason: (brand) =>
    `このメールは、このアドレスが ${brand} に招待されたためお送りしています。心当たりがない場合は、無視して構いません。`,
}
