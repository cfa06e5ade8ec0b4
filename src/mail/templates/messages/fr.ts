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
  radarChallenge: {
    subject: (brand) => `Confirmez votre connexion à ${brand}`,
    preheader: (code, minutes) => `Votre code est ${code}. Il est valable ${minutes} minutes.`,
    title: 'Confirmez que c’est bien vous',
    lead: (email) =>
      `Quelque chose d’inhabituel apparaît dans cette connexion avec ${email}. Saisissez ce code pour continuer.`,
    after: (minutes) => `Le code est valable une seule fois, pendant ${minutes} minutes. Ne le communiquez à personne.`,
    reason: (brand) =>
      `Vous recevez cet e-mail parce que quelqu’un se connecte à ${brand} avec votre compte. Si ce n’est pas vous, ne saisissez ce code nulle part et choisissez un nouveau mot de passe : cette personne connaît peut-être le vôtre.`,
  },
  radarNotice: {
    subject: (brand) => `Nouvelle connexion à ${brand}`,
    preheader: (email) => `Quelqu’un s’est connecté en tant que ${email}.`,
    title: 'Nouvelle connexion à votre compte',
    newDevice: (email) =>
      `Quelqu’un s’est connecté en tant que ${email} avec un appareil qui n’avait encore jamais servi à cela.`,
    afterLong: (email) =>
      `Quelqu’un s’est connecté en tant que ${email}, pour la première fois depuis plus de 60 jours.`,
    from: (address) => `La connexion vient de l’adresse réseau ${address}.`,
    after:
      'Si c’était vous, vous n’avez rien à faire. Sinon, choisissez dès maintenant un nouveau mot de passe\u202f: toutes les sessions seront fermées.',
    reason: (brand) =>
      `Vous recevez cet e-mail parce que ${brand} vous signale les connexions inhabituelles à votre compte.`,
  },
  invitation: {
    subject: (organization, brand) => `Invitation à rejoindre ${organization ?? brand}`,
    preheader: (inviter, organization, brand) =>
      `${inviter ?? brand} vous invite à rejoindre ${organization ?? brand}.`,
    title: (organization, brand) => `Rejoignez ${organization ?? brand}`,
    lead: (email, inviter, organization, brand) =>
      organization === undefined
        ? `${inviter ?? 'Quelqu’un'} invite ${email} à rejoindre ${brand}.`
        : `${inviter ?? 'Quelqu’un'} invite ${email} à rejoindre ${organization} sur ${brand}.`,
    action: 'Accepter l’invitation',
    after: (days) =>
      `L’invitation est valable une seule fois, pendant ${days === 1 ? 'un jour' : `${days} jours`}. Ne transmettez le lien à personne.`,
    reason: (brand) =>
      `Vous recevez cet e-mail parce que quelqu’un a saisi cette adresse pour une invitation à ${brand}. Si vous ne connaissez pas cette personne, vous n’avez rien à faire\u202f: l’invitation expire d’elle-même.`,
  },
  passwordReset: {
    subject: (brand) => `Réinitialisez votre mot de passe ${brand}`,
    preheader: (minutes) => `Le lien est valable ${minutes} minutes.`,
    title: 'Choisissez un nouveau mot de passe',
    lead: (email, brand) =>
      `Quelqu’un a demandé à réinitialiser le mot de passe de ${email} sur ${brand}. Suivez le lien pour en choisir un nouveau.`,
    action: 'Réinitialiser le mot de passe',
    after: (minutes) => `Le lien est valable une seule fois, pendant ${minutes} minutes. Ne le transmettez à personne.`,
    reason: (brand) =>
      `Vous recevez cet e-mail parce que quelqu’un a demandé un nouveau mot de passe sur ${brand} avec cette adresse. Si ce n’était pas vous, vous n’avez rien à faire\u202f: votre mot de passe reste le même.`,
  },
  emailChange: {
    subject: (brand) => `Confirmez votre nouvelle adresse pour ${brand}`,
    preheader: (code, minutes) => `Votre code est ${code}. Il est valable ${minutes} minutes.`,
    title: 'Confirmez votre nouvelle adresse',
    lead: (email, brand) => `Saisissez ce code dans ${brand} pour utiliser ${email} à partir de maintenant.`,
    after: (minutes) => `Le code est valable une seule fois, pendant ${minutes} minutes. Ne le transmettez à personne.`,
    reason: (brand) =>
      `Vous recevez cet e-mail parce que quelqu’un a indiqué cette adresse comme la sienne sur ${brand}. Si ce n’était pas vous, vous n’avez rien à faire\u202f: sans le code, rien ne change.`,
  },
}
