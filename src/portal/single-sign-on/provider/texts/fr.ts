import type { Texts } from './en.ts'

export const fr: Texts = {
  title: (provider) => `Saisissez les informations de ${provider}`,
  lead: {
    metadata_url:
      'Collez l’adresse des métadonnées. Nous la lisons régulièrement : un nouveau certificat n’interrompt jamais les connexions.',
    metadata_file: 'Importez le fichier de métadonnées ou collez son contenu.',
    manual:
      'Saisissez les trois valeurs une à une. Vous devrez ajouter vous-même un nouveau certificat avant l’expiration de celui-ci.',
    client: 'Saisissez les informations de l’application que vous avez créée.',
  },
  otherWays: 'Une autre façon',
  ways: {
    metadata_url: 'Saisir une URL de métadonnées',
    metadata_file: 'Importer un fichier de métadonnées',
    manual: 'Saisir les informations à la main',
    client: 'Saisir les informations de l’application',
  },
  called: (provider, label) => `${provider} l’appelle « ${label} ».`,
  file: 'Choisir un fichier',
  certificateHint: 'Commence par -----BEGIN CERTIFICATE-----',
  secretKept: 'Un secret est enregistré. Laissez ce champ vide pour le conserver.',
  authentication: {
    title: 'Authentification du client',
    label: 'Notre façon de nous authentifier auprès du fournisseur',
    hint: 'Ne changez rien, sauf si le fournisseur refuse le client.',
    options: {
      announced: 'Comme le fournisseur l’annonce',
      header: 'Secret dans l’en-tête',
      body: 'Secret dans le corps',
      signature: 'Signature avec notre clé',
    },
    signatureHint:
      'Nécessaire seulement pour les signatures : donnez cette adresse au fournisseur et laissez le secret client vide.',
  },
  errors: {
    required: 'Saisissez une valeur.',
    refused: (why) => `Cette valeur ne peut pas être utilisée. La cause : ${why}`,
    conflict: 'Ces informations ont été modifiées au même moment. Vérifiez-les et enregistrez de nouveau.',
  },
}
