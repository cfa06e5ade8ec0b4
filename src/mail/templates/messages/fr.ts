import type { MailMessages } from './en.ts'

/** With the narrow no-break space that French sets before `:`. */
export const fr: MailMessages = {
  emailVerification: {
    subject: (brand) => `Vérifiez votre adresse pour ${brand}`,
    preheader: (code, minutes) => `Votre code est ${code}. Il est valable ${minutes} minutes.`,
    title: 'Vérifiez votre adresse',
    lead: (email, brand) => `Saisissez ce code dans ${brand} pour confirmer que ${email} est votre adresse.`,
    after: (minutes) => `Le code est valable une seule fois, pendant ${minutes} minutes. Ne le transmettez à personne.`,
    reason: (brand) =>
      `Vous recevez cet e-mail parce que quelqu’un a utilisé cette adresse pour créer un compte ou se connecter à ${brand}. Si ce n’était pas vous, vous n’avez rien à faire\u202f: sans le code, l’adresse reste non vérifiée.`,
  },
  magicAuth: {
    subject: (brand) => `Votre code de connexion à ${brand}`,
    preheader: (code, minutes) => `Votre code est ${code}. Il est valable ${minutes} minutes.`,
    title: 'Votre code de connexion',
    lead: (email) => `Saisissez ce code pour vous connecter en tant que ${email}.`,
    after: (minutes) => `Le code est valable une seule fois, pendant ${minutes} minutes. Ne le transmettez à personne.`,
    reason: (brand) =>
      `Vous recevez cet e-mail parce que quelqu’un a demandé à se connecter à ${brand} avec cette adresse. Si ce n’était pas vous, vous n’avez rien à faire\u202f: personne ne peut se connecter sans le code.`,
  },
}
