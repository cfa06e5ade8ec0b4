import type { Texts } from './en.ts'

export const fr: Texts = {
  emailVerification: {
    subject: (brand) => `Vérifiez votre adresse pour ${brand}`,
    preheader: (code, minutes) => `Votre code est ${code}. Il expire dans ${minutes} minutes.`,
    title: 'Vérifiez votre adresse',
    lead: (email, brand) => `Saisissez ce code dans ${brand} pour vérifier ${email}.`,
    after: (minutes) => `Le code sert une seule fois et expire dans ${minutes} minutes. Ne le communiquez à personne.`,
    reason: (brand) =>
      `Vous recevez cet e-mail parce que quelqu’un a utilisé cette adresse pour s’inscrire ou se connecter à ${brand}. Si ce n’était pas vous, vous pouvez l’ignorer.`,
  },
  magicAuth: {
    subject: (brand) => `Votre code de connexion à ${brand}`,
    preheader: (code, minutes) => `Votre code est ${code}. Il expire dans ${minutes} minutes.`,
    title: 'Votre code de connexion',
    lead: (email) => `Saisissez ce code pour vous connecter en tant que ${email}.`,
    after: (minutes) => `Le code sert une seule fois et expire dans ${minutes} minutes. Ne le communiquez à personne.`,
    reason: (brand) =>
      `Vous recevez cet e-mail parce que quelqu’un a demandé à se connecter à ${brand} avec cette adresse. Si ce n’était pas vous, vous pouvez l’ignorer. Personne ne peut se connecter sans le code.`,
  },
  radarChallenge: {
    subject: (brand) => `Confirmez votre connexion à ${brand}`,
    preheader: (code, minutes) => `Votre code est ${code}. Il expire dans ${minutes} minutes.`,
    title: 'Confirmez que c’est bien vous',
    lead: (email) =>
      `Nous avons remarqué une connexion inhabituelle en tant que ${email}. Pour continuer, saisissez ce code.`,
    after: (minutes) => `Le code sert une seule fois et expire dans ${minutes} minutes. Ne le communiquez à personne.`,
    reason: (brand) =>
      `Vous recevez cet e-mail parce que quelqu’un se connecte à votre compte ${brand}. Si ce n’est pas vous, ne saisissez ce code nulle part et changez votre mot de passe maintenant. Il est peut-être connu.`,
  },
  emailChange: {
    subject: (brand) => `Confirmez votre nouvelle adresse pour ${brand}`,
    preheader: (code, minutes) => `Votre code est ${code}. Il expire dans ${minutes} minutes.`,
    title: 'Confirmez votre nouvelle adresse',
    lead: (email, brand) => `Saisissez ce code dans ${brand} pour remplacer votre adresse par ${email}.`,
    after: (minutes) => `Le code sert une seule fois et expire dans ${minutes} minutes. Ne le communiquez à personne.`,
    reason: (brand) =>
      `Vous recevez cet e-mail parce que quelqu’un a indiqué cette adresse comme nouvelle adresse d’un compte ${brand}. Si ce n’était pas vous, vous pouvez l’ignorer. Rien ne change sans le code.`,
  },
}
