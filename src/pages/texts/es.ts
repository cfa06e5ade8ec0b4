import type { Texts } from './en.ts'

export const es: Texts = {
  errorPages: {
    notFound: {
      title: 'Página no encontrada',
      lead: 'Puede que la dirección tenga una errata o que el enlace ya no esté vigente.',
    },
    goBack: 'Volver',
    serverError: {
      title: 'Algo ha ido mal',
      cause: 'Hay un problema por nuestra parte. No se ha cambiado nada.',
      next: 'Inténtalo de nuevo dentro de un momento. Si vuelve a ocurrir, contacta con el soporte de la aplicación.',
    },
    tooManyRequests: {
      title: 'Demasiadas solicitudes',
      cause: 'Hemos recibido demasiadas solicitudes desde tu red en poco tiempo.',
      next: 'Espera un minuto e inténtalo de nuevo.',
    },
    requestInvalid: {
      title: 'Este enlace no funciona',
      cause: 'La aplicación te ha enviado aquí con una solicitud incompleta o no válida.',
      next: 'Vuelve a la aplicación e inténtalo de nuevo. Si vuelve a ocurrir, contacta con su soporte.',
    },
  },
  frontPage: {
    title: 'Abre la aplicación para iniciar sesión',
    lead: (brand) => `${brand} te trae aquí cuando necesitas iniciar sesión.`,
    leadWithoutLink: 'La aplicación te trae aquí cuando necesitas iniciar sesión.',
  },
  kit: {
    failurePage: {
      supportCode: 'Código de soporte',
      quote: 'Inclúyelo si contactas con soporte.',
      tryAgain: 'Intentar de nuevo',
      goTo: (brand) => `Ir a ${brand}`,
    },
    page: {
      windowTitle: (title, brand) => `${title} · ${brand}`,
      failedTitle: (windowTitle) => `Error: ${windowTitle}`,
      copied: 'Copiado',
      terms: 'Condiciones',
      privacy: 'Privacidad',
      madeWith: 'Con la tecnología de Gatehouse',
    },
  },
  pipes: {
    failures: {
      connectionUnknown: {
        title: 'Este enlace ya no funciona',
        cause: 'La conexión ya se completó o el enlace está incompleto.',
        next: 'Vuelve a la aplicación y empieza de nuevo.',
      },
    },
    closing: {
      connected: (service) => `${service} está conectado`,
      connectedLead: 'Puedes cerrar esta página y volver a la aplicación.',
      failed: (service) => `${service} no se ha conectado`,
      failedLead: 'No se ha cambiado nada. Vuelve a la aplicación e inténtalo de nuevo.',
    },
    connecting: {
      redirecting: 'Conectando',
      connecting: (service) => `Conectando con ${service}`,
      lead: 'Esto tarda un momento. Si no ocurre nada, cierra esta ventana y vuelve a empezar en la aplicación.',
    },
  },
  providerGuides: {
    subjects: {
      create_application: 'Crea la aplicación',
      enter_addresses: 'Introduce nuestras direcciones',
      enter_endpoint: 'Introduce el punto de conexión y el token',
      map_attributes: 'Asigna los atributos',
      add_groups: 'Envía los grupos',
      assign_people: 'Da acceso a las personas',
      choose_synced: 'Elige a quién se sincroniza',
      turn_on_sync: 'Activa el aprovisionamiento',
      turn_on_api: 'Activa la API',
      create_reader: 'Crea una cuenta de lectura',
      create_key: 'Crea una clave',
      allow_reading: 'Autoriza la lectura',
      choose_admin: 'Elige un administrador',
      create_bucket: 'Crea un bucket',
      create_receiver: 'Crea el receptor',
      create_table: 'Crea la tabla',
      allow_writing: 'Autoriza la escritura',
      prepare_endpoint: 'Prepara tu punto de conexión',
      create_encryption_key: 'Crea una clave de cifrado',
      allow_key_use: 'Permítenos usar la clave',
      give_back: 'Copia los datos de tu proveedor',
    },
    optional: 'opcional',
    whyGroups: 'Solo hace falta si los grupos deben decidir qué roles recibe cada persona.',
    openIn: (console, path) => `En la consola (${console}), abre ${path}.`,
    open: (path) => `Abre ${path}.`,
    press: (button) => `Haz clic en ${button}.`,
    choose: (option) => `Elige ${option}.`,
    chooseIn: (field, option) => `En ${field}, elige ${option}.`,
    turnOn: (option) => `Activa ${option}.`,
    turnOff: (option) => `Desactiva ${option}.`,
    name: (field) => `En ${field}, escribe un nombre que tu equipo reconozca:`,
    paste: (field) => `En ${field}, pega:`,
    pasteToken: (field) => `En ${field}, pega el token que has copiado.`,
    fill: (field, text) => `En ${field}, escribe ${text}.`,
    map: 'Añade estos atributos, escritos exactamente así:',
    check: 'Comprueba que estos estén presentes:',
    assign: 'Añade las personas y los grupos que pueden iniciar sesión.',
    sync: 'Añade las personas y los grupos que se sincronizan.',
    copy: (label, answer) => `Copia ${label}. Lo introducirás como ${answer}.`,
    copySame: (label) => `Copia ${label}. Te lo pediremos.`,
    download: (label, answer) => `Haz clic en ${label} y guarda el archivo. Lo subirás como ${answer}.`,
    compose: (answer) =>
      `Como ${answer} introducirás esto, con tus propios valores en lugar de los corchetes angulares:`,
    composeKnown: (answer) => `Como ${answer} introducirás:`,
    answers: {
      idp_metadata_url: 'URL de metadatos',
      idp_metadata_xml: 'Archivo de metadatos',
      idp_entity_id: 'ID de entidad del proveedor',
      idp_sso_url: 'URL de inicio de sesión',
      idp_certificates: 'Certificado',
      discovery_endpoint: 'Punto de descubrimiento',
      client_id: 'ID de cliente',
      client_secret: 'Secreto de cliente',
      service_account_key: 'Clave de la cuenta de servicio',
      admin_email: 'Correo del administrador',
      company: 'Nombre de la empresa en la dirección',
      api_key: 'Clave de API',
      region: 'Región',
      source: 'Nombre de la fuente',
      url: 'URL de destino',
      token: 'Token secreto',
      account_id: 'ID de la cuenta de AWS',
      role_name: 'Nombre del rol',
      bucket_name: 'Nombre del bucket',
      bucket_path: 'Carpeta del bucket',
      access_key_id: 'ID de clave de acceso',
      secret_access_key: 'Clave de acceso secreta',
      tenant_id: 'ID del inquilino',
      data_collection_endpoint: 'Punto de conexión de recopilación',
      data_collection_rule_id: 'ID inmutable de la regla',
      stream_name: 'Nombre del flujo',
      format: 'Formato',
      header_name: 'Nombre de la cabecera',
      header_value: 'Valor de la cabecera',
      base_url: 'Otra dirección (solo desarrollo)',
      key_arn: 'ARN de la clave',
      key_name: 'Nombre de recurso de la clave',
      key_url: 'Identificador de la clave',
      endpoint: 'Otra dirección (solo desarrollo)',
    },
    copyValue: 'Copiar',
    sketch: (form, fields) => `Esquema del formulario «${form}» con estos campos: ${fields}.`,
    notes: {
      providers: {
        adFs: {
          fromFile:
            'Si AD FS no puede acceder a la dirección, ábrela en un navegador, guárdala como archivo y elige **Import data about the relying party from a file**.',
          typed: 'Escribe `objectGUID`, que no está en la lista. No cambia cuando cambian el nombre o el correo.',
        },
        auth0: {
          sha256: 'Las dos últimas líneas importan: sin ellas, Auth0 puede firmar con SHA-1, que rechazamos.',
          defaultsServe: 'No hay nada que asignar: Auth0 envía de forma predeterminada el ID, el correo y los nombres.',
          connections: 'Activa las conexiones cuyos usuarios pueden iniciar sesión.',
        },
        cloudflare: {
          yourNames:
            'Los valores son los que tu propio proveedor envía a Cloudflare, así que pueden llamarse de otra manera.',
          noGroups:
            'Cloudflare envía los grupos en un formato que no podemos leer, así que los roles no pueden depender de ellos.',
          policy:
            'Añade una política que permita el acceso a las personas adecuadas. Sin ella, nadie puede iniciar sesión.',
        },
        cyberark: {
          script: "En **Custom Logic**, añade la línea `setAttributeArray('groups', LoginUser.RoleNames);`.",
        },
        duo: {
          roleRows:
            'Añade una fila por cada grupo: su nombre como **Service Provider’s Role** y el grupo en **Duo groups**.',
        },
        entraId: {
          defaultsServe:
            'Entra ID envía estas notificaciones de forma predeterminada. Quien no tiene una dirección en **Mail** no puede iniciar sesión: rellénala antes.',
          graphPermission:
            'Si un cuadro de diálogo ofrece activar los permisos `email` y `profile` de Microsoft Graph, acéptalo.',
          groupIds:
            'Los grupos llegan con su **Object Id**, salvo que elijas otro atributo. Usa los mismos valores al asignar roles.',
        },
        genericOidc: {
          webApplication:
            'Crea un cliente para una aplicación web. En las consolas se llama **Web application**, **Confidential client** o **Regular web app**.',
          groupsClaim: 'Añade al token de ID una notificación `groups` con una lista de nombres o identificadores.',
          standardScopes:
            'Permite los ámbitos `openid`, `profile` y `email`. Así el token de ID tiene todo lo necesario: `sub`, `email`, `given_name`, `family_name`.',
        },
        genericSaml: {
          newApplication:
            'Crea una aplicación para SAML 2.0. En las consolas se llama **Custom SAML app**, **Service provider** o **Relying party**.',
          orMetadata: 'Si tu proveedor lee metadatos, dale nuestra URL de metadatos. Es la misma que el ID de entidad.',
          signed: 'Firma la aserción con SHA-256. No basta con firmar la respuesta.',
          groupsAttribute: 'Añade un atributo `groups` con un valor por cada grupo de la persona.',
          otherWays:
            '¿No hay tal URL? Guarda los metadatos como archivo, o copia el ID de entidad, la URL de inicio de sesión y el certificado.',
        },
        google: {
          leaveUnsigned: 'Deja **Signed response** desactivado. Así Google firma la aserción, que es lo que exigimos.',
          chosenGroups:
            'Google solo envía los grupos que elijas aquí, 75 como máximo. Si cambias el nombre de un grupo, vuelve a elegirlo.',
          addMapping: 'En **Group membership (optional)**, elige los grupos que se envían.',
          noGroups: 'Google no envía grupos por OpenID Connect. Si los roles deben depender de los grupos, usa SAML.',
          internalOnly:
            'Si Google pide configurar antes la pantalla de consentimiento, elige **Internal** como **Audience**.',
        },
        jumpcloud: {
          signAssertion:
            'Sin esto, los inicios de sesión se rechazan. Es posible que tu consola lo muestre como **Sign** → **Assertion**.',
        },
        keycloak: {
          eachMapper: 'Cada atributo es un asignador propio. Su **Name** puede ser cualquiera.',
        },
        common: {
          secretShownOnce: 'El secreto se muestra una sola vez. Cópialo antes de salir de la página.',
          nameIdServes: 'No hay atributo para el ID: se toma del NameID.',
          standardClaimsServe: 'No hay nada que asignar: el token de ID contiene el correo y los nombres.',
          openApplication: 'Abre la aplicación que has creado.',
        },
        okta: {
          formerPlace:
            '¿No ves **Show legacy configuration**? Entonces estos campos están en la página **Configure SAML**: abre **General** → **SAML Settings** → **Edit**.',
          formerGroupsPlace:
            '¿No ves **Show legacy configuration**? Entonces estos campos están en **Sign On** → **OpenID Connect ID Token** → **Edit**.',
        },
        onelogin: {
          includeEach: 'Para cada uno, haz clic en **+** y activa **Include in SAML assertion**.',
          multiValue: 'Activa también **Multi-value parameter**, para que cada grupo llegue como un valor propio.',
        },
        pingFederate: {
          fulfill:
            'En **Authentication Source Mapping**, asigna tu adaptador o contrato de política y completa con él cada atributo.',
          groupsContract:
            'Amplía el contrato con `groups` y complétalo con los grupos de la persona, un valor por cada uno.',
          signing: 'En **Credentials**, elige el certificado con el que se firma.',
        },
        pingOne: {
          switchOn: 'Activa la aplicación con el interruptor de la parte superior.',
        },
        rippling: {
          newPlace:
            'En consolas más recientes: **IT** → **Third-Party Access** → **Add integration** → **Create a new custom integration**.',
          dummyValues:
            'Si no, Rippling responde a solicitudes que nadie hizo cuando se empieza desde su panel, y las rechazamos.',
          rules: 'Elige quién obtiene acceso y deja las demás páginas como están.',
          eachAttribute: 'Cada uno es un **Global attribute** propio. Elige el campo del empleado que corresponda.',
          groupValues: 'Añade un valor por cada grupo, con las personas que pertenecen a él.',
        },
      },
      directories: {
        bamboohr: {
          mayView:
            'Crea un **Custom Access Level** que pueda ver **name**, **work email**, **job title**, **department**, **division**, **location**, **reports to** y **work and mobile phone**.',
          addUser: 'Dentro de él, selecciona **Add a Non-Employee User** y ponle el nombre de esta conexión.',
          canDoAsMuch:
            'Una clave puede lo mismo que su usuario. También sirve la de un administrador, pero puede más de lo necesario.',
          signIn: 'Inicia sesión con ese usuario y haz clic en la foto de la esquina inferior izquierda.',
          shownOnce:
            'BambooHR muestra la clave una sola vez. También te pediremos la primera parte de tu dirección: `northwind` de `northwind.bamboohr.com`.',
        },
        cyberark: {
          deprovision:
            'Deja desactivado **Do not de-provision (deactivate or delete) users**; si no, quien se va conserva su acceso.',
          roles:
            'Los roles de CyberArk llegan como grupos. Para cada uno, escribe el nombre del grupo en **Destination Group**.',
        },
        entraId: {
          newerConsole:
            'Si la página no tiene **Provisioning Mode**, elige **New configuration**. Los campos son los mismos.',
          objectId:
            'Entra ID asigna `mailNickname` a `externalId` de forma predeterminada. Cámbialo por `objectId`, que nunca cambia. Las direcciones vienen de **Mail**: quien no tiene una no recibe acceso.',
          cycle:
            'El primer ciclo empieza en unos minutos y los siguientes, cada 40 minutos aproximadamente. **Provision on demand** envía a una persona al momento.',
        },
        genericScim: {
          application:
            'Crea una aplicación que se aprovisione con SCIM 2.0 o abre aquella en la que tu equipo inicia sesión.',
          authentication:
            'Si pide cómo autenticarse, elige **Bearer Token** o **HTTP Header**. La cabecera es `Authorization: Bearer`, seguida del token.',
          sent: 'Envía `userName`, `emails`, `name.givenName`, `name.familyName` y `active`, y como `externalId` un ID que nunca cambie.',
          operations: 'Permite crear, actualizar y desactivar usuarios, y enviar grupos con sus miembros.',
        },
        googleWorkspace: {
          project: 'Abre **console.cloud.google.com** y selecciona o crea un proyecto.',
          noRole: 'La cuenta no necesita ningún rol en el proyecto.',
          openAccount: 'Abre la cuenta. En **Details**, copia su **Unique ID**: lo necesitarás en el paso siguiente.',
          keysForbidden:
            'Si la consola indica que la creación de claves está desactivada, lo impide la política `iam.disableServiceAccountKeyCreation` de tu empresa. Alguien con el rol **Organization Policy Administrator** puede levantarla para este proyecto.',
          adminConsole: 'Abre **admin.google.com**, la consola de administración de tu Google Workspace.',
          clientId: 'En **Client ID**, pega el **Unique ID** de la cuenta.',
          readOnly:
            'Con estos permisos se pueden leer personas y grupos, y no se puede cambiar nada. Google puede tardar unos minutos en aplicarlos.',
          whichAdmin: 'Elige a la persona en cuyo nombre leemos. Sirve un superadministrador. Te pediremos su correo.',
          customRole:
            'Mejor una cuenta con un rol propio, en **Account** → **Admin roles**, que tenga **Users → Read** y **Groups → Read** de los **Admin API privileges**. Debe haber iniciado sesión una vez.',
        },
        jumpcloud: {
          testUser:
            'En **Test User Email**, escribe una dirección de tu dominio que no tenga nadie. JumpCloud crea ese usuario para la prueba y lo elimina después.',
          byGroups: 'JumpCloud solo envía personas a través de grupos, así que cada una debe estar en uno de ellos.',
        },
        okta: {
          whichApplication:
            'También sirve otra aplicación con SCIM: puede que su formulario llame a los campos **SCIM connector base URL** y **HTTP Header**.',
          assignMembers:
            'Asigna la aplicación también a los miembros de un grupo enviado. Okta solo envía a las personas asignadas.',
        },
        onelogin: {
          approval:
            'En **Require admin approval before this action is performed**, desmarca las casillas o tendrás que aprobar cada cambio.',
          rules:
            'En **Rules**, añade una regla con la acción **Set Groups in** tu aplicación y toma los grupos de **role**.',
        },
        pingFederate: {
          connectorNeeded:
            'Tu servidor necesita el conector SCIM y el aprovisionamiento saliente. Si **SCIM Connector** no está en la lista, instálalo antes.',
          channel:
            'Un canal conecta tu directorio LDAP: su **Source Location** indica qué personas y grupos se envían.',
        },
        rippling: {
          newerConsole:
            'En consolas más recientes: **IT** → **Third-Party Access** → **Add Integration** → **Create New Custom Integration**.',
          supported:
            'En **Supported SCIM Attributes**, añade `externalId`, `emails.primary`, `name.givenName` y `name.familyName`.',
          cadence:
            'En **Attribute Mappings**, configura cada atributo como **On user creation and updates** para que lleguen los cambios.',
        },
        sailpoint: {
          aggregation:
            'SailPoint lee los esquemas y después todas las cuentas. Luego, da acceso mediante perfiles de acceso o roles de esta fuente.',
        },
      },
      logStreams: {
        azureSentinel: {
          columns:
            'Da a la tabla estas columnas: `TimeGenerated` (datetime), `id`, `event_type` y `organization_id` (string), `data` (dynamic). Basta un archivo de ejemplo con un objeto así.',
          streamName: 'El nombre del flujo está en la **JSON View** de la regla, en `streamDeclarations`.',
          assignRole:
            'Asigna el rol a la aplicación que registraste. Azure puede tardar hasta 30 minutos en aplicarlo.',
        },
        datadog: {
          whichRegion:
            'Tu región está en la dirección de Datadog: `app.datadoghq.com` es US1, `us3.` y `us5.` son US3 y US5, `app.datadoghq.eu` es EU1, `ap1.` es AP1, `app.ddog-gov.com` es US1-FED.',
        },
        genericHttps: {
          takesPosts:
            'Acepta peticiones `POST` por https: una lista de eventos en JSON o un evento por línea (NDJSON).',
          checksHeader: 'Comprueba una cabecera que solo enviamos nosotros: **Authorization**, salvo que elijas otra.',
          answersQuickly:
            'Responde con un estado de 200 a 299 en menos de diez segundos, cuando los eventos estén guardados.',
          mayRepeat:
            'Los eventos llegan en orden. Tras un fallo, algunos pueden repetirse; su `keySuffix` es entonces el mismo.',
        },
        googleCloudStorage: {
          whichAccount: 'Elige o crea una cuenta de servicio y dale el rol **Storage Object Creator** en el bucket.',
        },
        s3: {
          whichPolicy: 'Pon el nombre de tu bucket en lugar de `<bucket>`. El rol no necesita ningún otro permiso.',
          accountId:
            'También te pediremos tu **Account ID**, doce cifras en el menú de arriba a la derecha, y la región del bucket.',
        },
        splunk: {
          whichIndex: 'Elige el índice al que van los eventos y deja **Enable indexer acknowledgement** desactivado.',
          whichUrl:
            'La URL de Splunk Cloud es `https://http-inputs-<name>.splunkcloud.com:443`; la de tu propio Splunk es su host con el puerto del recolector, normalmente 8088. Necesita un certificado en el que confíen los navegadores.',
        },
      },
      customerKeys: {
        awsKms: {
          whichPolicy:
            'Pon el ARN de tu clave en lugar de `<key ARN>`. El usuario no necesita ningún otro permiso ni acceso a la consola.',
        },
        azureKeyVault: {
          withoutVersion:
            'Omite la última parte del identificador: es la versión, que cambia cuando Azure rota la clave.',
          assignRole: 'Asigna el rol a la aplicación que registraste.',
        },
        googleKms: {
          grant:
            'En la clave, da a la cuenta el rol **Cloud KMS CryptoKey Encrypter/Decrypter**. No necesita ningún otro.',
          openAccount: 'Abre la cuenta y ve a sus **Keys**.',
        },
      },
    },
  },
}
