import type { Texts } from './en.ts'

export const fr: Texts = {
  accessNotice: {
    subject: (brand) => `Nouvel accès à votre compte ${brand}`,
    preheader: (accessor) => `${accessor} peut désormais accéder à votre compte.`,
    title: 'Nouvel accès à votre compte',
    lead: (accessor, email, brand) => `${accessor} peut désormais accéder au compte ${email} sur ${brand}.`,
    agent: 'Un agent IA',
    agentOf: (issuer) => `Un agent de ${issuer}`,
    action: 'Vérifier les accès',
    after:
      'Vous pouvez retirer cet accès à tout moment. Si vous ne l’avez pas autorisé, retirez-le maintenant et changez votre mot de passe si vous en avez un.',
    reason: (brand) =>
      `Vous recevez cet e-mail parce que ${brand} vous prévient lorsqu’une application ou un agent obtient l’accès à votre compte.`,
  },
  certificateRenewal: {
    subject: (connection) => `Un certificat de ${connection} expire bientôt`,
    subjectExpired: (connection) => `Un certificat de ${connection} a expiré`,
    title: 'Un certificat expire bientôt',
    titleExpired: 'Un certificat a expiré',
    lead: (email, connection, organization) =>
      `${email} est un contact informatique pour la connexion ${connection} de ${organization}.`,
    ofProvider: (organization) =>
      `Le certificat avec lequel le fournisseur d’identité de ${organization} signe doit être renouvelé.`,
    ofApplication: (brand) => `Le certificat avec lequel ${brand} signe et déchiffre doit être renouvelé.`,
    expires: (date) => `Il expire le ${date}.`,
    expired: (date) => `Il a expiré le ${date}.`,
    monitored: (brand) =>
      `Renouvelez le certificat chez votre fournisseur d’identité. ${brand} lit ses métadonnées et adopte automatiquement le nouveau.`,
    entered: (brand) =>
      `Renouvelez le certificat chez votre fournisseur d’identité, puis saisissez le nouveau chez ${brand} avant que le fournisseur ne l’utilise pour signer. Sinon, personne ne pourra se connecter.`,
    ours: (brand) =>
      `Demandez à ${brand} de renouveler les clés de la connexion. Votre fournisseur d’identité lit le nouveau certificat dans les métadonnées de la connexion, ou vous l’y saisissez.`,
    reason: (organization, brand) =>
      `Vous recevez cet e-mail parce que cette adresse est enregistrée chez ${brand} comme contact informatique de ${organization}.`,
  },
  codeMail: {
    emailVerification: {
      subject: (brand) => `Vérifiez votre adresse pour ${brand}`,
      preheader: (code, minutes) => `Votre code est ${code}. Il expire dans ${minutes} minutes.`,
      title: 'Vérifiez votre adresse',
      lead: (email, brand) => `Saisissez ce code dans ${brand} pour vérifier ${email}.`,
      after: (minutes) =>
        `Le code sert une seule fois et expire dans ${minutes} minutes. Ne le communiquez à personne.`,
      reason: (brand) =>
        `Vous recevez cet e-mail parce que quelqu’un a utilisé cette adresse pour s’inscrire ou se connecter à ${brand}. Si ce n’était pas vous, vous pouvez l’ignorer.`,
    },
    magicAuth: {
      subject: (brand) => `Votre code de connexion à ${brand}`,
      preheader: (code, minutes) => `Votre code est ${code}. Il expire dans ${minutes} minutes.`,
      title: 'Votre code de connexion',
      lead: (email) => `Saisissez ce code pour vous connecter en tant que ${email}.`,
      after: (minutes) =>
        `Le code sert une seule fois et expire dans ${minutes} minutes. Ne le communiquez à personne.`,
      reason: (brand) =>
        `Vous recevez cet e-mail parce que quelqu’un a demandé à se connecter à ${brand} avec cette adresse. Si ce n’était pas vous, vous pouvez l’ignorer. Personne ne peut se connecter sans le code.`,
    },
    radarChallenge: {
      subject: (brand) => `Confirmez votre connexion à ${brand}`,
      preheader: (code, minutes) => `Votre code est ${code}. Il expire dans ${minutes} minutes.`,
      title: 'Confirmez que c’est bien vous',
      lead: (email) =>
        `Nous avons remarqué une connexion inhabituelle en tant que ${email}. Pour continuer, saisissez ce code.`,
      after: (minutes) =>
        `Le code sert une seule fois et expire dans ${minutes} minutes. Ne le communiquez à personne.`,
      reason: (brand) =>
        `Vous recevez cet e-mail parce que quelqu’un se connecte à votre compte ${brand}. Si ce n’est pas vous, ne saisissez ce code nulle part et changez votre mot de passe maintenant. Il est peut-être connu.`,
    },
    emailChange: {
      subject: (brand) => `Confirmez votre nouvelle adresse pour ${brand}`,
      preheader: (code, minutes) => `Votre code est ${code}. Il expire dans ${minutes} minutes.`,
      title: 'Confirmez votre nouvelle adresse',
      lead: (email, brand) => `Saisissez ce code dans ${brand} pour remplacer votre adresse par ${email}.`,
      after: (minutes) =>
        `Le code sert une seule fois et expire dans ${minutes} minutes. Ne le communiquez à personne.`,
      reason: (brand) =>
        `Vous recevez cet e-mail parce que quelqu’un a indiqué cette adresse comme nouvelle adresse d’un compte ${brand}. Si ce n’était pas vous, vous pouvez l’ignorer. Rien ne change sans le code.`,
    },
  },
  invitation: {
    subject: (organization, brand) => `Invitation à rejoindre ${organization ?? brand}`,
    preheader: (inviter, organization, brand) =>
      `${inviter ?? brand} vous invite à rejoindre ${organization ?? brand}.`,
    title: (organization, brand) => `Rejoignez ${organization ?? brand}`,
    lead: (email, inviter, organization, brand) => {
      const target = organization === undefined ? brand : `${organization} sur ${brand}`
      const invited = inviter === undefined ? 'Vous avez reçu une invitation' : `${inviter} vous invite`
      return `${invited} à rejoindre ${target}. L’invitation est pour ${email}.`
    },
    action: 'Accepter l’invitation',
    after: (days) =>
      `L’invitation sert une seule fois et expire dans ${days === 1 ? 'un jour' : `${days} jours`}. Ne transmettez le lien à personne.`,
    reason: (brand) =>
      `Vous recevez cet e-mail parce que quelqu’un a invité cette adresse à rejoindre ${brand}. Si vous ne l’attendiez pas, vous pouvez l’ignorer.`,
  },
  layout: {
    pasteLink: 'Ou collez ce lien dans votre navigateur\u202f:',
  },
  magicLink: {
    subject: (brand) => `Connectez-vous à ${brand}`,
    preheader: (minutes) => `Le lien expire dans ${minutes} minutes.`,
    title: (brand) => `Connectez-vous à ${brand}`,
    lead: (email) => `Utilisez ce lien pour vous connecter en tant que ${email}.`,
    action: 'Se connecter',
    after: (minutes) => `Le lien sert une seule fois et expire dans ${minutes} minutes. Ne le transmettez à personne.`,
    reason: (brand) =>
      `Vous recevez cet e-mail parce que quelqu’un a demandé un lien de connexion à ${brand}. Si ce n’était pas vous, vous pouvez l’ignorer.`,
  },
  passwordReset: {
    subject: (brand) => `Réinitialisez votre mot de passe ${brand}`,
    preheader: (minutes) => `Le lien expire dans ${minutes} minutes.`,
    title: 'Réinitialisez votre mot de passe',
    lead: (email, brand) =>
      `Quelqu’un a demandé à réinitialiser le mot de passe de ${email} sur ${brand}. Utilisez ce lien pour en choisir un nouveau.`,
    action: 'Réinitialiser le mot de passe',
    after: (minutes) => `Le lien sert une seule fois et expire dans ${minutes} minutes. Ne le transmettez à personne.`,
    reason: (brand) =>
      `Vous recevez cet e-mail parce que quelqu’un a demandé à réinitialiser votre mot de passe ${brand}. Si ce n’était pas vous, vous pouvez l’ignorer. Votre mot de passe reste le même.`,
  },
  radarNotice: {
    subject: (brand) => `Nouvelle connexion à ${brand}`,
    preheader: (email) => `Était-ce vous\u202f? Quelqu’un s’est connecté en tant que ${email}.`,
    title: 'Nouvelle connexion à votre compte',
    newDevice: (email) => `Quelqu’un s’est connecté en tant que ${email} depuis un nouvel appareil.`,
    afterLong: (email) =>
      `Quelqu’un s’est connecté en tant que ${email} pour la première fois depuis plus de 60 jours.`,
    from: (address) => `Son adresse IP était ${address}.`,
    after:
      'Si c’était vous, vous n’avez rien à faire. Sinon, changez votre mot de passe maintenant. Tous les appareils seront déconnectés.',
    reason: (brand) =>
      `Vous recevez cet e-mail parce que ${brand} vous signale les connexions inhabituelles à votre compte.`,
  },
  setupLink: {
    subject: (organization, brand) => `Configurer ${brand} pour ${organization}`,
    preheader: (organization, brand) =>
      `Vérifiez votre domaine et connectez le fournisseur d’identité de ${organization} à ${brand}.`,
    title: (organization) => `Configurer la connexion de ${organization}`,
    lead: (email, organization, brand) =>
      `${brand} a désigné ${email} comme contact informatique de ${organization}. La configuration vous guide pas à pas pour vérifier votre domaine et connecter votre fournisseur d’identité.`,
    action: 'Commencer la configuration',
    after: (days) =>
      `Le lien fonctionne jusqu’à la fin de la configuration, pendant ${days === 1 ? 'un jour' : `${days} jours`} au plus. Vous pouvez vous interrompre à tout moment et revenir avec lui. Toute personne qui a le lien peut modifier ces paramètres\u202f: ne le partagez qu’avec les collègues concernés.`,
    reason: (organization, brand) =>
      `Vous recevez cet e-mail parce que cette adresse est enregistrée chez ${brand} comme contact informatique de ${organization}. S’il s’agit d’une erreur, vous pouvez l’ignorer.`,
  },
  ssoActivated: {
    subject: (organization, brand) => `L’authentification unique de ${organization} est activée chez ${brand}`,
    preheader: (provider) => `La connexion passe désormais par ${provider}.`,
    title: 'L’authentification unique est activée',
    lead: (email, organization, brand, provider) =>
      `Les personnes de ${organization} se connectent désormais à ${brand} par ${provider}. Voici, pour ${email}, comment revenir en arrière si cela ne fonctionne pas\u202f: le bouton ouvre les paramètres sans connexion. Corrigez-les ou désactivez l’authentification unique.`,
    action: 'Ouvrir les paramètres',
    after: (hours) =>
      `Le lien fonctionne pendant ${hours} heures. Toute personne qui a le lien peut modifier ces paramètres\u202f: ne le partagez qu’avec les collègues concernés.`,
    reason: (organization, brand) =>
      `Vous recevez cet e-mail parce que cette adresse est enregistrée chez ${brand} comme contact informatique de ${organization}. S’il s’agit d’une erreur, vous pouvez l’ignorer.`,
    reasonGiven: (organization, brand) =>
      `Vous recevez cet e-mail parce que cette adresse a été indiquée lors de l’activation de l’authentification unique de ${organization} chez ${brand}. Si ce n’était pas vous, prévenez votre service informatique.`,
  },
  waitlist: {
    joined: {
      subject: (brand) => `Vous êtes sur la liste d’attente de ${brand}`,
      preheader: 'Nous vous écrirons quand ce sera votre tour.',
      title: 'Vous êtes sur la liste d’attente',
      lead: (email, brand) => `Nous avons ajouté ${email} à la liste d’attente de ${brand}.`,
      after: 'Vous recevrez une invitation par e-mail quand ce sera votre tour. D’ici là, vous n’avez rien à faire.',
      reason: (brand) =>
        `Vous recevez cet e-mail parce que quelqu’un a inscrit cette adresse sur la liste d’attente de ${brand}. Si ce n’était pas vous, vous pouvez l’ignorer.`,
    },
    approved: {
      subject: (brand) => `Votre invitation à rejoindre ${brand} est arrivée`,
      preheader: 'C’est votre tour. Acceptez l’invitation pour créer votre compte.',
      title: 'C’est votre tour',
      lead: (email, brand) =>
        `L’attente est terminée\u202f: vous pouvez maintenant créer votre compte ${brand}. L’invitation est pour ${email}.`,
      reason: (brand) =>
        `Vous recevez cet e-mail parce que cette adresse était sur la liste d’attente de ${brand}. Si cette inscription ne vient pas de vous, vous pouvez l’ignorer.`,
    },
  },
}
