import type { Texts } from './en.ts'

export const fr: Texts = {
  title: 'Certificats',
  lead: (provider) =>
    `${provider} signe chaque connexion avec un certificat. Ajoutez le nouveau avant l’expiration de l’ancien : entre-temps, les deux fonctionnent.`,
  fromMetadata: (provider) =>
    `Ils sont lus dans les métadonnées de ${provider} environ toutes les heures : un certificat renouvelé est accepté tout seul.`,
  readNow: 'Lire les métadonnées maintenant',
  read: 'Les métadonnées ont été lues.',
  none: 'Aucun certificat pour l’instant.',
  expires: (date) => `Expire le ${date}`,
  expired: (date) => `Expiré le ${date}`,
  soon: 'Expire bientôt',
  valid: 'Valide',
  ended: 'Expiré',
  weak: 'Trop faible',
  ignored: (provider) =>
    `Les métadonnées de ${provider} contiennent aussi des certificats dont les clés sont trop faibles. Ils sont ignorés : les connexions signées avec eux sont refusées.`,
  fingerprint: 'Empreinte SHA-256',
  remove: 'Retirer',
  add: {
    title: 'Ajouter un certificat',
    label: 'Certificat',
    hint: (provider) =>
      `Au format PEM, tel que ${provider} l’affiche ou le télécharge. Il commence par -----BEGIN CERTIFICATE-----`,
    file: 'Choisir un fichier',
    submit: 'Ajouter le certificat',
  },
  added: (provider) => `Le certificat a été ajouté. Retirez l’ancien dès que ${provider} utilise le nouveau.`,
  noConnection: 'Aucune connexion SAML n’a de certificats à renouveler.',
  errors: {
    required: 'Collez le certificat.',
    refused: (why) => `Cette valeur ne peut pas être utilisée. La cause : ${why}`,
    many: 'Il y a déjà dix certificats. Retirez-en un d’abord.',
  },
}
