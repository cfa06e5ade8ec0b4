import type { Texts } from './en.ts'

export const fr: Texts = {
  title: 'Attributs',
  lead: (brand) =>
    `Ce que ${brand} reçoit de chaque personne, et où votre annuaire le range. Les emplacements habituels conviennent à la plupart des annuaires.`,
  none: (brand) => `${brand} ne demande aucun attribut en dehors des noms et de l’adresse e-mail.`,
  noPerson: 'Les valeurs apparaissent dès l’arrivée de la première personne.',
  usual: 'Emplacement habituel',
  unmapped: 'Pas encore d’emplacement',
  leftOut: 'Omis',
  required: 'Obligatoire',
  newest: (value) => `Dernière personne : ${value}`,
  noValue: 'Dernière personne : aucune valeur',
  change: 'Modifier',
  saved: 'Vos modifications sont enregistrées. Les personnes déjà présentes suivent en arrière-plan.',
  edit: {
    title: (name) => `Emplacement de ${name}`,
    lead: 'Où votre annuaire range cet attribut. Le chemin suit les noms de SCIM.',
    path: 'Chemin',
    hint: 'Par exemple title, name.givenName ou addresses[type eq "work"].locality.',
    save: 'Enregistrer',
    other: 'Au lieu d’un chemin',
    reset: (path) => `Utiliser l’emplacement habituel : ${path}`,
    unmap: 'N’utiliser aucun emplacement',
    leaveOut: 'Omettre cet attribut',
    arrived: 'Ce que contient la dernière personne',
    use: 'Utiliser',
  },
  errors: {
    empty: 'Saisissez un chemin.',
    invalid: 'Ce n’est pas un chemin. Vérifiez les points et les crochets.',
  },
}
