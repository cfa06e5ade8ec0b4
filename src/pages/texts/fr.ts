import type { Texts } from './en.ts'

export const fr: Texts = {
  errorPages: {
    notFound: {
      title: 'Page introuvable',
      lead: 'L’adresse contient peut-être une faute de frappe, ou le lien n’est plus à jour.',
    },
    goBack: 'Retour',
    serverError: {
      title: 'Une erreur est survenue',
      cause: 'Un problème est survenu de notre côté. Rien n’a été modifié.',
      next: 'Réessayez dans un instant. Si cela se reproduit, contactez l’assistance de l’application.',
    },
    tooManyRequests: {
      title: 'Trop de requêtes',
      cause: 'Nous avons reçu trop de requêtes de votre réseau en peu de temps.',
      next: 'Patientez une minute, puis réessayez.',
    },
    requestInvalid: {
      title: 'Ce lien ne fonctionne pas',
      cause: 'L’application vous a envoyé ici avec une requête incomplète ou non valide.',
      next: 'Retournez à l’application et réessayez. Si cela se reproduit, contactez son assistance.',
    },
  },
  frontPage: {
    title: 'Ouvrez l’application pour vous connecter',
    lead: (brand) => `${brand} vous amène ici lorsque vous devez vous connecter.`,
    leadWithoutLink: 'L’application vous amène ici lorsque vous devez vous connecter.',
  },
  kit: {
    failurePage: {
      supportCode: 'Code d’assistance',
      quote: 'À indiquer si vous contactez l’assistance.',
      tryAgain: 'Réessayer',
      goTo: (brand) => `Aller à ${brand}`,
    },
    page: {
      windowTitle: (title, brand) => `${title} · ${brand}`,
      failedTitle: (windowTitle) => `Erreur\u202f: ${windowTitle}`,
      copied: 'Copié',
      terms: 'Conditions',
      privacy: 'Confidentialité',
      madeWith: 'Propulsé par Gatehouse',
    },
  },
  pipes: {
    failures: {
      connectionUnknown: {
        title: 'Ce lien ne fonctionne plus',
        cause: 'La connexion a déjà été effectuée, ou le lien est incomplet.',
        next: 'Revenez à l’application et recommencez.',
      },
    },
    closing: {
      connected: (service) => `${service} est connecté`,
      connectedLead: 'Vous pouvez fermer cette page et revenir à l’application.',
      failed: (service) => `${service} n’a pas été connecté`,
      failedLead: 'Rien n’a été modifié. Revenez à l’application et réessayez.',
    },
    connecting: {
      redirecting: 'Connexion en cours',
      connecting: (service) => `Connexion à ${service}`,
      lead: 'Cela prend un instant. Si rien ne se passe, fermez cette fenêtre et recommencez dans l’application.',
    },
  },
  providerGuides: {
    subjects: {
      create_application: 'Créez l’application',
      enter_addresses: 'Saisissez nos adresses',
      enter_endpoint: 'Saisissez le point de terminaison et le jeton',
      map_attributes: 'Associez les attributs',
      add_groups: 'Envoyez les groupes',
      assign_people: 'Donnez accès aux personnes',
      choose_synced: 'Choisissez qui est synchronisé',
      turn_on_sync: 'Activez le provisionnement',
      turn_on_api: 'Activez l’API',
      create_reader: 'Créez un compte de lecture',
      create_key: 'Créez une clé',
      allow_reading: 'Autorisez la lecture',
      choose_admin: 'Choisissez un administrateur',
      create_bucket: 'Créez un bucket',
      create_receiver: 'Créez le récepteur',
      create_table: 'Créez la table',
      allow_writing: 'Autorisez l’écriture',
      prepare_endpoint: 'Préparez votre point de terminaison',
      create_encryption_key: 'Créez une clé de chiffrement',
      allow_key_use: 'Autorisez-nous à utiliser la clé',
      give_back: 'Copiez les informations de votre fournisseur',
    },
    optional: 'facultatif',
    whyGroups: 'Nécessaire uniquement si les groupes doivent déterminer les rôles des personnes.',
    openIn: (console, path) => `Dans la console (${console}), ouvrez ${path}.`,
    open: (path) => `Ouvrez ${path}.`,
    press: (button) => `Cliquez sur ${button}.`,
    choose: (option) => `Choisissez ${option}.`,
    chooseIn: (field, option) => `Pour ${field}, choisissez ${option}.`,
    turnOn: (option) => `Activez ${option}.`,
    turnOff: (option) => `Désactivez ${option}.`,
    name: (field) => `Dans ${field}, saisissez un nom que vos équipes reconnaissent\u202f:`,
    paste: (field) => `Dans ${field}, collez\u202f:`,
    pasteToken: (field) => `Dans ${field}, collez le jeton que vous avez copié.`,
    fill: (field, text) => `Dans ${field}, saisissez ${text}.`,
    map: 'Ajoutez ces attributs, écrits exactement ainsi\u202f:',
    check: 'Vérifiez que ceux-ci sont présents\u202f:',
    assign: 'Ajoutez les personnes et les groupes autorisés à se connecter.',
    sync: 'Ajoutez les personnes et les groupes à synchroniser.',
    copy: (label, answer) => `Copiez ${label}. Vous en aurez besoin pour ${answer}.`,
    copySame: (label) => `Copiez ${label}. Nous vous le demanderons.`,
    download: (label, answer) => `Cliquez sur ${label} et enregistrez le fichier. Vous l’importerez comme ${answer}.`,
    compose: (answer) => `Pour ${answer}, vous saisirez ceci, avec vos propres valeurs à la place des chevrons\u202f:`,
    composeKnown: (answer) => `Pour ${answer}, vous saisirez\u202f:`,
    answers: {
      idp_metadata_url: 'URL des métadonnées',
      idp_metadata_xml: 'Fichier de métadonnées',
      idp_entity_id: 'Identifiant d’entité du fournisseur',
      idp_sso_url: 'URL de connexion',
      idp_certificates: 'Certificat',
      discovery_endpoint: 'Point de découverte',
      client_id: 'Identifiant client',
      client_secret: 'Secret client',
      service_account_key: 'Clé du compte de service',
      admin_email: 'E-mail de l’administrateur',
      company: 'Nom de l’entreprise dans l’adresse',
      api_key: 'Clé API',
      region: 'Région',
      source: 'Nom de la source',
      url: 'URL de réception',
      token: 'Jeton',
      account_id: 'Identifiant du compte AWS',
      role_name: 'Nom du rôle',
      bucket_name: 'Nom du bucket',
      bucket_path: 'Dossier dans le bucket',
      access_key_id: 'Identifiant de clé d’accès',
      secret_access_key: 'Clé d’accès secrète',
      tenant_id: 'Identifiant du locataire',
      data_collection_endpoint: 'Point de terminaison de collecte',
      data_collection_rule_id: 'Identifiant immuable de la règle',
      stream_name: 'Nom du flux',
      format: 'Format des données',
      header_name: 'Nom de l’en-tête',
      header_value: 'Valeur de l’en-tête',
      base_url: 'Autre adresse (développement uniquement)',
      key_arn: 'ARN de la clé',
      key_name: 'Nom de ressource de la clé',
      key_url: 'Identificateur de la clé',
      endpoint: 'Autre adresse (développement uniquement)',
    },
    copyValue: 'Copier',
    sketch: (form, fields) => `Croquis du formulaire «\u202f${form}\u202f» avec ces champs\u202f: ${fields}.`,
    notes: {
      providers: {
        adFs: {
          fromFile:
            'Si AD FS ne peut pas atteindre l’adresse, ouvrez-la dans un navigateur, enregistrez-la et choisissez **Import data about the relying party from a file**.',
          typed: 'Tapez `objectGUID`, absent de la liste. Il reste le même quand le nom ou l’adresse e-mail change.',
        },
        auth0: {
          sha256:
            'Les deux dernières lignes comptent\u202f: sans elles, Auth0 peut signer avec SHA-1, ce que nous refusons.',
          defaultsServe: 'Rien à associer\u202f: Auth0 envoie par défaut l’identifiant, l’adresse e-mail et les noms.',
          connections: 'Activez les connexions dont les utilisateurs peuvent se connecter.',
        },
        cloudflare: {
          yourNames:
            'Les valeurs sont celles que votre propre fournisseur envoie à Cloudflare\u202f: leurs noms peuvent donc différer.',
          noGroups:
            'Cloudflare transmet les groupes dans un format que nous ne lisons pas\u202f: les rôles ne peuvent pas en dépendre.',
          policy:
            'Ajoutez une politique qui autorise les personnes concernées. Sans elle, personne ne peut se connecter.',
        },
        cyberark: {
          script: "Sous **Custom Logic**, ajoutez la ligne `setAttributeArray('groups', LoginUser.RoleNames);`.",
        },
        duo: {
          roleRows:
            'Ajoutez une ligne par groupe\u202f: son nom comme **Service Provider’s Role** et le groupe sous **Duo groups**.',
        },
        entraId: {
          defaultsServe:
            'Entra ID envoie ces revendications par défaut. Sans adresse dans **Mail**, une personne ne peut pas se connecter\u202f: renseignez-la d’abord.',
          graphPermission:
            'Si une boîte de dialogue propose d’activer les autorisations Microsoft Graph `email` et `profile`, acceptez.',
          groupIds:
            'Les groupes arrivent avec leur **Object Id**, sauf si vous choisissez un autre attribut. Utilisez les mêmes valeurs pour attribuer les rôles.',
        },
        genericOidc: {
          webApplication:
            'Créez un client pour une application web. Les consoles l’appellent **Web application**, **Confidential client** ou **Regular web app**.',
          groupsClaim:
            'Ajoutez au jeton d’identité une revendication `groups` contenant une liste de noms ou d’identifiants.',
          standardScopes:
            'Autorisez les portées `openid`, `profile` et `email`. Le jeton d’identité contient alors tout ce qu’il faut\u202f: `sub`, `email`, `given_name`, `family_name`.',
        },
        genericSaml: {
          newApplication:
            'Créez une application SAML 2.0. Les consoles l’appellent **Custom SAML app**, **Service provider** ou **Relying party**.',
          orMetadata:
            'Si votre fournisseur lit les métadonnées, donnez-lui plutôt notre URL de métadonnées. C’est la même que l’identifiant d’entité.',
          signed: 'Signez l’assertion avec SHA-256. Une signature de la réponse seule ne suffit pas.',
          groupsAttribute: 'Ajoutez un attribut `groups` avec une valeur pour chaque groupe de la personne.',
          otherWays:
            'Pas d’URL de ce type\u202f? Enregistrez les métadonnées dans un fichier, ou copiez l’identifiant d’entité, l’URL de connexion et le certificat.',
        },
        google: {
          leaveUnsigned: 'Laissez **Signed response** désactivé. Google signe alors l’assertion, ce que nous exigeons.',
          chosenGroups:
            'Google n’envoie que les groupes choisis ici, 75 au maximum. Si vous renommez un groupe, choisissez-le à nouveau.',
          addMapping: 'Sous **Group membership (optional)**, choisissez les groupes à envoyer.',
          noGroups:
            'Google n’envoie pas les groupes par OpenID Connect. Si les rôles doivent dépendre des groupes, utilisez SAML.',
          internalOnly:
            'Si Google demande d’abord de configurer l’écran de consentement, choisissez **Internal** comme **Audience**.',
        },
        jumpcloud: {
          signAssertion:
            'Sans cela, les connexions sont refusées. Votre console peut l’afficher sous **Sign** → **Assertion**.',
        },
        keycloak: {
          eachMapper: 'Chaque attribut est un mappeur distinct. Son **Name** est libre.',
        },
        common: {
          secretShownOnce: 'Le secret n’est affiché qu’une fois. Copiez-le avant de quitter la page.',
          nameIdServes: 'Il n’y a pas d’attribut pour l’identifiant\u202f: il provient du NameID.',
          standardClaimsServe: 'Rien à associer\u202f: le jeton d’identité contient l’adresse e-mail et les noms.',
          openApplication: 'Ouvrez l’application que vous avez créée.',
        },
        okta: {
          formerPlace:
            'Vous ne voyez pas **Show legacy configuration**\u202f? Ces champs se trouvent alors sur la page **Configure SAML**\u202f: ouvrez **General** → **SAML Settings** → **Edit**.',
          formerGroupsPlace:
            'Vous ne voyez pas **Show legacy configuration**\u202f? Ces champs se trouvent alors sous **Sign On** → **OpenID Connect ID Token** → **Edit**.',
        },
        onelogin: {
          includeEach: 'Pour chacun, cliquez sur **+** et activez **Include in SAML assertion**.',
          multiValue:
            'Activez aussi **Multi-value parameter**, pour que chaque groupe arrive comme une valeur distincte.',
        },
        pingFederate: {
          fulfill:
            'Sous **Authentication Source Mapping**, associez votre adaptateur ou contrat de politique et renseignez-en chaque attribut.',
          groupsContract:
            'Étendez le contrat avec `groups` et renseignez-le avec les groupes de la personne, une valeur pour chacun.',
          signing: 'Sous **Credentials**, choisissez le certificat de signature.',
        },
        pingOne: {
          switchOn: 'Activez l’application avec l’interrupteur en haut.',
        },
        rippling: {
          newPlace:
            'Dans les consoles récentes\u202f: **IT** → **Third-Party Access** → **Add integration** → **Create a new custom integration**.',
          dummyValues:
            'Sinon, Rippling répond à des requêtes inexistantes quand on part de son tableau de bord, et nous les refusons.',
          rules: 'Choisissez qui obtient l’accès et conservez les valeurs par défaut des autres pages.',
          eachAttribute: 'Chacun est un **Global attribute** distinct. Choisissez le champ correspondant de l’employé.',
          groupValues: 'Ajoutez une valeur par groupe, avec les personnes qui en font partie.',
        },
      },
      directories: {
        bamboohr: {
          mayView:
            'Créez un **Custom Access Level** qui peut voir **name**, **work email**, **job title**, **department**, **division**, **location**, **reports to** et **work and mobile phone**.',
          addUser: 'Dans ce niveau, sélectionnez **Add a Non-Employee User** et donnez-lui le nom de cette connexion.',
          canDoAsMuch:
            'Une clé a les droits de son utilisateur. Celle d’un administrateur convient aussi, mais permet plus que nécessaire.',
          signIn: 'Connectez-vous avec cet utilisateur et cliquez sur la photo en bas à gauche.',
          shownOnce:
            'BambooHR n’affiche la clé qu’une fois. Nous demanderons aussi la première partie de votre adresse\u202f: `northwind` dans `northwind.bamboohr.com`.',
        },
        cyberark: {
          deprovision:
            'Laissez **Do not de-provision (deactivate or delete) users** désactivé, sinon les personnes qui partent gardent leur accès.',
          roles:
            'Les rôles de CyberArk arrivent sous forme de groupes. Pour chacun, saisissez le nom du groupe dans **Destination Group**.',
        },
        entraId: {
          newerConsole:
            'Si la page n’a pas de champ **Provisioning Mode**, choisissez **New configuration**. Les champs sont les mêmes.',
          objectId:
            'Par défaut, Entra ID associe `mailNickname` à `externalId`. Remplacez-le par `objectId`, qui ne change jamais. Les adresses viennent de **Mail**\u202f: sans adresse, une personne n’obtient pas d’accès.',
          cycle:
            'Le premier cycle démarre en quelques minutes, les suivants environ toutes les 40 minutes. **Provision on demand** envoie une personne immédiatement.',
        },
        genericScim: {
          application:
            'Créez une application provisionnée par SCIM 2.0, ou ouvrez celle à laquelle vos équipes se connectent.',
          authentication:
            'Si le mode d’authentification est demandé, choisissez **Bearer Token** ou **HTTP Header**. L’en-tête est `Authorization: Bearer`, suivi du jeton.',
          sent: 'Envoyez `userName`, `emails`, `name.givenName`, `name.familyName` et `active`, et comme `externalId` un identifiant qui ne change jamais.',
          operations:
            'Autorisez la création, la modification et la désactivation des utilisateurs, ainsi que l’envoi des groupes avec leurs membres.',
        },
        googleWorkspace: {
          project: 'Ouvrez **console.cloud.google.com**, puis sélectionnez ou créez un projet.',
          noRole: 'Le compte n’a besoin d’aucun rôle dans le projet.',
          openAccount:
            'Ouvrez le compte. Sous **Details**, copiez son **Unique ID**\u202f: il servira à l’étape suivante.',
          keysForbidden:
            'Si la console indique que la création de clés est désactivée, la règle `iam.disableServiceAccountKeyCreation` de votre entreprise l’interdit. Une personne ayant le rôle **Organization Policy Administrator** peut la lever pour ce projet.',
          adminConsole: 'Ouvrez **admin.google.com**, la console d’administration de votre Google Workspace.',
          clientId: 'Dans **Client ID**, collez l’**Unique ID** du compte.',
          readOnly:
            'Ces champs d’application permettent de lire les personnes et les groupes, sans rien modifier. Google peut mettre quelques minutes à les prendre en compte.',
          whichAdmin:
            'Choisissez la personne au nom de laquelle nous lisons. Un super-administrateur convient. Nous vous demanderons son e-mail.',
          customRole:
            'Mieux vaut un compte doté de son propre rôle, sous **Account** → **Admin roles**, avec **Users → Read** et **Groups → Read** parmi les **Admin API privileges**. Il doit s’être connecté une fois.',
        },
        jumpcloud: {
          testUser:
            'Dans **Test User Email**, saisissez une adresse de votre domaine que personne n’utilise. JumpCloud crée cet utilisateur pour le test, puis le supprime.',
          byGroups:
            'JumpCloud n’envoie des personnes que par leurs groupes\u202f: chacune doit appartenir à l’un d’eux.',
        },
        okta: {
          whichApplication:
            'Une autre application avec SCIM convient aussi\u202f: son formulaire peut appeler les champs **SCIM connector base URL** et **HTTP Header**.',
          assignMembers:
            'Attribuez aussi l’application aux membres d’un groupe envoyé. Okta n’envoie que les personnes qui en disposent.',
        },
        onelogin: {
          approval:
            'Sous **Require admin approval before this action is performed**, décochez les cases, sinon vous approuverez chaque modification vous-même.',
          rules:
            'Sous **Rules**, ajoutez une règle avec l’action **Set Groups in** votre application, et tirez les groupes de **role**.',
        },
        pingFederate: {
          connectorNeeded:
            'Votre serveur doit disposer du connecteur SCIM et du provisionnement sortant. Si **SCIM Connector** n’est pas dans la liste, installez-le d’abord.',
          channel:
            'Un canal relie votre annuaire LDAP\u202f: sa **Source Location** indique quelles personnes et quels groupes sont envoyés.',
        },
        rippling: {
          newerConsole:
            'Dans les consoles récentes\u202f: **IT** → **Third-Party Access** → **Add Integration** → **Create New Custom Integration**.',
          supported:
            'Dans **Supported SCIM Attributes**, ajoutez `externalId`, `emails.primary`, `name.givenName` et `name.familyName`.',
          cadence:
            'Sous **Attribute Mappings**, réglez chaque attribut sur **On user creation and updates** pour que les modifications arrivent.',
        },
        sailpoint: {
          aggregation:
            'SailPoint lit les schémas, puis tous les comptes. Donnez ensuite accès par des profils d’accès ou des rôles de cette source.',
        },
      },
      logStreams: {
        azureSentinel: {
          columns:
            'Donnez à la table ces colonnes\u202f: `TimeGenerated` (datetime), `id`, `event_type` et `organization_id` (string), `data` (dynamic). Un fichier d’exemple contenant un tel objet suffit.',
          streamName: 'Le nom du flux figure dans la **JSON View** de la règle, sous `streamDeclarations`.',
          assignRole:
            'Attribuez le rôle à l’application que vous avez inscrite. Azure peut mettre jusqu’à 30 minutes à le prendre en compte.',
        },
        datadog: {
          whichRegion:
            'Votre région figure dans l’adresse de Datadog\u202f: `app.datadoghq.com` correspond à US1, `us3.` et `us5.` à US3 et US5, `app.datadoghq.eu` à EU1, `ap1.` à AP1, `app.ddog-gov.com` à US1-FED.',
        },
        genericHttps: {
          takesPosts:
            'Acceptez les requêtes `POST` en https\u202f: un tableau d’événements en JSON, ou un événement par ligne (NDJSON).',
          checksHeader:
            'Vérifiez un en-tête que nous seuls envoyons\u202f: **Authorization**, sauf si vous en choisissez un autre.',
          answersQuickly:
            'Répondez par un statut de 200 à 299 en moins de dix secondes, une fois les événements enregistrés.',
          mayRepeat:
            'Les événements arrivent dans l’ordre. Après un échec, certains peuvent revenir\u202f; leur `keySuffix` est alors le même.',
        },
        googleCloudStorage: {
          whichAccount:
            'Choisissez ou créez un compte de service et donnez-lui le rôle **Storage Object Creator** sur le bucket.',
        },
        s3: {
          whichPolicy:
            'Remplacez `<bucket>` par le nom de votre bucket. Le rôle n’a besoin d’aucune autre autorisation.',
          accountId:
            'Nous demanderons aussi votre **Account ID**, douze chiffres dans le menu en haut à droite, et la région du bucket.',
        },
        splunk: {
          whichIndex:
            'Choisissez l’index qui reçoit les événements et laissez **Enable indexer acknowledgement** désactivé.',
          whichUrl:
            'L’URL de Splunk Cloud est `https://http-inputs-<name>.splunkcloud.com:443`\u202f; celle de votre propre Splunk est son hôte avec le port du collecteur, en général 8088. Il lui faut un certificat reconnu par les navigateurs.',
        },
      },
      customerKeys: {
        awsKms: {
          whichPolicy:
            'Remplacez `<key ARN>` par l’ARN de votre clé. L’utilisateur n’a besoin d’aucune autre autorisation, ni d’accès à la console.',
        },
        azureKeyVault: {
          withoutVersion:
            'Omettez la dernière partie de l’identificateur\u202f: c’est la version, qui change quand Azure renouvelle la clé.',
          assignRole: 'Attribuez le rôle à l’application que vous avez inscrite.',
        },
        googleKms: {
          grant:
            'Sur la clé, donnez au compte le rôle **Cloud KMS CryptoKey Encrypter/Decrypter**. Il n’en faut pas d’autre.',
          openAccount: 'Ouvrez le compte, puis ses **Keys**.',
        },
      },
    },
  },
}
