import type { Texts } from './en.ts'

export const fr: Texts = {
  title: 'Attributs',
  lead: 'Si vous avez suivi le guide, il n’y a rien à faire ici. Saisissez un nom seulement si votre fournisseur appelle un attribut autrement.',
  id: 'Identifiant',
  email: 'E-mail',
  firstName: 'Prénom',
  lastName: 'Nom',
  groups: 'Groupes',
  usual: 'Laissez vide pour les noms habituels.',
  usualOf: (name) => `Laissez vide pour « ${name} » et les autres noms habituels.`,
  custom: {
    title: 'Autres attributs',
    lead: (brand) => `Attributs que ${brand} doit aussi recevoir, par exemple un service.`,
    ours: (brand) => `Nom chez ${brand}`,
    theirs: 'Nom chez le fournisseur',
    add: 'Ajouter l’attribut',
    remove: 'Retirer',
  },
  nameId: {
    title: 'Connexions sans NameID',
    lead: 'Certains fournisseurs ne peuvent pas envoyer de NameID. Les personnes sont alors reconnues par le seul attribut de l’identifiant, que chaque connexion doit contenir.',
    allow: 'Autoriser',
    require: 'Exiger un NameID',
  },
  errors: {
    custom: 'Saisissez les deux noms.',
    tooMany: 'Il n’y a plus de place. Retirez d’abord un attribut.',
  },
}
