import type { Texts } from './en.ts'

export const de: Texts = {
  subject: (organization, brand) => `Einladung zu ${organization ?? brand}`,
  preheader: (inviter, organization, brand) =>
    `${inviter ?? brand} hat Sie eingeladen, ${organization ?? brand} beizutreten.`,
  title: (organization, brand) => `Treten Sie ${organization ?? brand} bei`,
  lead: (email, inviter, organization, brand) => {
    const target = organization === undefined ? brand : `${organization} auf ${brand}`
    const invited = inviter === undefined ? 'Sie wurden eingeladen' : `${inviter} hat Sie eingeladen`
    return `${invited}, ${target} beizutreten. Die Einladung gilt für ${email}.`
  },
  action: 'Einladung annehmen',
  after: (days) =>
    `Die Einladung gilt einmal und läuft in ${days === 1 ? 'einem Tag' : `${days} Tagen`} ab. Geben Sie den Link an niemanden weiter.`,
  reason: (brand) =>
    `Sie erhalten diese E-Mail, weil jemand diese Adresse zu ${brand} eingeladen hat. Wenn Sie das nicht erwartet haben, können Sie sie ignorieren.`,
}
