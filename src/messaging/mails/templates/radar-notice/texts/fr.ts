import type { Texts } from './en.ts'

export const fr: Texts = {
  subject: (brand) => `Nouvelle connexion à ${brand}`,
  preheader: (email) => `Était-ce vous\u202f? Quelqu’un s’est connecté en tant que ${email}.`,
  title: 'Nouvelle connexion à votre compte',
  newDevice: (email) => `Quelqu’un s’est connecté en tant que ${email} depuis un nouvel appareil.`,
  afterLong: (email) => `Quelqu’un s’est connecté en tant que ${email} pour la première fois depuis plus de 60 jours.`,
  from: (address) => `Son adresse IP était ${address}.`,
  after:
    'Si c’était vous, vous n’avez rien à faire. Sinon, changez votre mot de passe maintenant. Tous les appareils seront déconnectés.',
  reason: (brand) =>
    `Vous recevez cet e-mail parce que ${brand} vous signale les connexions inhabituelles à votre compte.`,
}
