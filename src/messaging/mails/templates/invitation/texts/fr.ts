import type { Texts } from './en.ts'

export const fr: Texts = {
  subject: (organization, brand) => `Invitation à rejoindre ${organization ?? brand}`,
  preheader: (inviter, organization, brand) => `${inviter ?? brand} vous invite à rejoindre ${organization ?? brand}.`,
  title: (organization, brand) => `Rejoignez ${organization ?? brand}`,
  lead: (email, inviter, organization, brand) => {
    const target = organization === undefined ? brand : `${organization} sur ${brand}`
    const invited = inviter === undefined ? 'Vous avez reçu une invitation' : `${inviter} vous invite`
    return `${invited} à rejoindre ${target}. L’invitation est pour ${email}.`
  },
  action: 'Accepter l’invitation',
  after: (days) =>
    `L’invitation sert une seule fois et expire dans ${days === 1 ? 'un jour' : `${days} jours`}. Ne transmettez le lien à personne.`,
  reason: (brand) =>
    `Vous recevez cet e-mail parce que quelqu’un a invité cette adresse à rejoindre ${brand}. Si vous ne l’attendiez pas, vous pouvez l’ignorer.`,
}
