import type { Texts } from './en.ts'

export const fr: Texts = {
  subject: (brand) => `Connectez-vous à ${brand}`,
  preheader: (minutes) => `Le lien expire dans ${minutes} minutes.`,
  title: (brand) => `Connectez-vous à ${brand}`,
  lead: (email) => `Utilisez ce lien pour vous connecter en tant que ${email}.`,
  action: 'Se connecter',
  after: (minutes) => `Le lien sert une seule fois et expire dans ${minutes} minutes. Ne le transmettez à personne.`,
  reason: (brand) =>
    `Vous recevez cet e-mail parce que quelqu’un a demandé un lien de connexion à ${brand}. Si ce n’était pas vous, vous pouvez l’ignorer.`,
}
