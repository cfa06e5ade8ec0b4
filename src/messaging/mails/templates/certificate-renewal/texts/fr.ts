import type { Texts } from './en.ts'

export const fr: Texts = {
  subject: (connection) => `Un certificat de ${connection} expire bientôt`,
  subjectExpired: (connection) => `Un certificat de ${connection} a expiré`,
  title: 'Un certificat expire bientôt',
  titleExpired: 'Un certificat a expiré',
  lead: (email, connection, organization) =>
    `Ce message s’adresse à ${email} et concerne la connexion ${connection} de ${organization}.`,
  ofProvider: (organization) => `Le fournisseur d’identité de ${organization} signe avec un certificat.`,
  ofApplication: (brand) => `${brand} signe et déchiffre avec son propre certificat.`,
  expires: (date) => `Il expire le ${date}.`,
  expired: (date) => `Il a expiré le ${date}.`,
  monitored: (brand) =>
    `Renouvelez le certificat chez votre fournisseur d’identité. ${brand} lit ses métadonnées et adopte le nouveau de lui-même.`,
  entered: (brand) =>
    `Renouvelez le certificat chez votre fournisseur d’identité, puis saisissez le nouveau chez ${brand} avant que le fournisseur ne l’utilise pour signer. Sinon, personne ne pourra se connecter.`,
  ours: (brand) =>
    `Demandez à ${brand} de renouveler les clés de la connexion. Votre fournisseur d’identité lit le nouveau certificat dans les métadonnées de la connexion, ou vous l’y saisissez.`,
  reason: (organization, brand) =>
    `Vous recevez cet e-mail car cette adresse est enregistrée chez ${brand} comme contact informatique de ${organization}.`,
}
