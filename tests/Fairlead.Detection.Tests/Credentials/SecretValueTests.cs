using Fairlead.Detection.Credentials;

namespace Fairlead.Detection.Tests.Credentials;

public class SecretValueTests
{
    // name, value
    public static TheoryData<string, string> Secrets => TextTable.TwoColumns("""
        -- passwords, weak as people make them
        password          hunter2
        password          password123
        password          Password1
        password          P@ssw0rd
        password          MyPassword1!
        password          Password!
        password          admin
        password          Admin
        password          root
        password          postgres
        password          guest
        password          test
        password          TEST
        password          secret
        password          letmein
        password          changeit
        password          ChangeMe123!
        password          swordfish
        password          123456
        password          1234
        password          20240131
        password          mypassword
        password          MyPassword
        password          testpassword
        password          my_secret_password
        password          super-secret
        password          SuperSecret
        password          S3cr3t
        password          user123
        password          Summer2024
        password          abc-123-xyz
        password          correct-horse-7
        password          p4$$w0rd
        password          pa/ss:w0rd!
        password          Tr0ub4dor&3
        password          xkqzrwvb
        password          qTzWmXkRpLvBnHsD
        password          abcd efgh ijkl mnop
        password          #hunter2
        password          a.b.c.1!
        password          Größe12
        smtpPassword      orders-smtp-1
        DB_PASSWORD       db_pw_2024!
        confirmPassword   hunter2
        passwort          geheim
        passwort          sommer12
        senha             abacaxi
        contraseña        tortuga7
        mdp               azerty
        парола            hunter2x9
        pwd               b14ca5898a4e4133bbce2ea2315a1916
        -- nouns with other meanings want more than a word
        pass              hunter2
        pass              admin
        pw                Sommer!12
        clave             s3creta
        userPass          swordfish
        -- passphrases
        passphrase        correct horse battery staple
        passphrase        hunter2
        seedPhrase        legal winner thank year wave sausage worth useful
        -- codes
        pin               4711
        pinCode           123456
        passcode          a4711
        -- secrets
        clientSecret      hunter2
        clientSecret      swordfish
        clientSecret      s3cr3t-value
        clientSecret      b14ca589-8a4e-4133-bbce-2ea2315a1916
        clientSecret      my-client-secret
        secret            ThisIsMySuperSecretValue
        secret            K7gNU3sdo+OL0wNhqoVWhr3g6s1xYv72ol/pe/Unols=
        sharedSecret      this is my shared Secret for orders
        -- keys and tokens: made by machines, or boasting
        apiKey            b14ca5898a4e4133bbce2ea2315a1916
        apiKey            d2719b1e-8f6f-4c3a-9a54-6d7e2b1f0c33
        apiKey            AbC9xYz12QwErTy8
        apiKey            k3Jd92Lm
        apiKey            JBSWY3DPEHPK3PXQ
        apiKey            x7f9-q2k8-m4n6-b3v1
        apiKey            my-super-secret-key
        apiKey            MySecretApiKey
        signingKey        this is my custom Secret key for authentication
        encryptionKey     mySuperSecretEncryptionKey2024!
        licenseKey        VQX8N-3MT7K-R2PZW-9HLD4
        accessToken       tk7Gh2Ls9Pq4Zx8W
        token             9f3c2a7be81d4f06
        bearer            v3ry.l0ngT0k3nPart9x.s1gn4tur3Part7
        sasToken          zx9Kd8Lw2Qm5Rt7Yp1Vb
        -- credentials
        credentials       admin:hunter2
        basicAuth         orders:S3cr3t!
        """);

    // name, value
    public static TheoryData<string, string> OtherValues => TextTable.TwoColumns("""
        -- nothing, or one character many times
        password          x
        password          ab
        password          xxxxxxxx
        password          ********
        password          ••••••
        password          ------
        password          00000000
        -- holes and parameters
        password          {0}
        password          {password}
        password          {{password}}
        password          ${DB_PASSWORD}
        password          $(DbPassword)
        password          #{Password}#
        password          %DB_PASSWORD%
        password          <password>
        password          <your password>
        password          &lt;password&gt;
        password          @p
        password          @p0
        password          @password
        password          @newPassword
        password          :pwd
        password          :password
        password          $1
        password          $DB_PASSWORD
        password          $env:DB_PASSWORD
        password          ?
        password          %s
        password          …
        password          ...
        -- invitations and nothing in words
        password          changeme
        password          CHANGE_ME
        password          change-me
        password          your-password
        password          YOUR_PASSWORD_HERE
        password          yourpassword
        password          <changeit>
        password          TODO
        password          replace-me
        password          enter-password
        password          placeholder
        password          example
        password          none
        password          null
        password          N/A
        password          undefined
        password          redacted
        apiKey            your-api-key
        apiKey            YOUR_API_KEY
        apiKey            insert-key-here
        token             xxxxxxxxxxxxxxxxxxxx
        -- its own name or another's
        password          password
        Password          Password
        PASSWORD          password
        SA_PASSWORD       SECRET
        password          Password:
        password          password=
        password          &password=
        password          --password
        password          -password
        password          [Password]
        password          Password *
        Password          pwd
        Password          passwd
        Password          passwort
        newPassword       new_password
        NewPassword       new-password
        dbPassword        DB_PASSWORD
        dbPassword        DbPassword
        smtpPassword      Smtp:Password
        smtpPassword      smtp.password
        smtpPassword      Settings:Smtp:Password
        smtpPassword      ConnectionStrings__Password
        password          userPassword
        password          user_password
        password          db_password2
        password          accesstoken
        clientSecret      client_secret
        clientSecret      ClientSecret
        clientSecret      clientsecret
        ClientSecret      secret
        clientSecret      app-client-secret
        apiKey            api_key
        apiKey            X-Api-Key
        apiKey            apikey
        apiKey            api_key_2
        token             access_token
        token             AccessToken
        refreshToken      refresh_token
        -- names of other things
        password          user_name
        password          UserSettings
        password          ForgotPasswordViewModel
        password          Orders.Models.Password
        password          Required
        password          Lighting
        password          INVALID_PASSWORD
        password          invalid_password
        password          PasswordTooShort
        password          passwordReset
        password          password-reset
        password          Auth.PasswordExpired
        secret            orders-database
        secret            OrdersDatabase
        -- addresses
        password          /account/password
        password          /password/reset
        password          ~/account/password
        password          account/password
        password          Account/ForgotPassword
        password          https://example.com/password
        password          C:\secrets\pw
        password          \\server\share
        password          secrets/db/password
        password          ./secrets/pw
        password          password.txt
        password          me@orders.com
        password          System.String
        password          urn:orders:password
        token             https://login.orders.io/oauth2/token
        token             /oauth2/v2.0/token
        token             /connect/token
        -- selectors and patterns
        password          #password
        password          .password
        password          input[name=password]
        password          input[type='password']
        password          //input[@id='password']
        password          ^[a-z]+$
        password          (?<pw>\w+)
        password          .*
        -- sentences and labels, in any language
        password          Enter your password
        password          Your password has expired.
        password          Password must be at least 8 characters
        password          Das Passwort ist falsch
        password          Le mot de passe est requis
        password          La contraseña es obligatoria
        password          新しいパスワード
        password          Пароль
        password          Lösenord
        passphrase        Enter the passphrase for your key
        passphrase        the passphrase must match
        secret            The client secret is invalid
        apiKey            The API key was not found
        -- SQL and other code
        password          SELECT password FROM users
        password          GetPassword()
        password          x => x.Password
        password          <b>secret</b>
        -- technical words
        password          text
        password          Basic
        password          sha256
        password          SHA-512
        password          PBKDF2
        password          bcrypt
        password          oauth2
        password          base64
        password          varchar
        password          client_credentials
        password          true
        password          enabled
        tokenType         Bearer
        token             refresh_token
        authorization     Bearer
        auth              oauth2
        -- numbers with separators
        password          1.0.0
        password          10.0.0.1
        password          00:30:00
        password          2024-01-31
        -- keys and tokens that no machine made
        apiKey            orders
        apiKey            OrdersService
        apiKey            orders-service-eu
        apiKey            primary
        apiKey            12345
        apiKey            eu-west-1
        signingKey        key1
        signingKey        RS256
        signingKey        HmacSha256Signature
        encryptionKey     AES-256-CBC
        encryptionKey     A256CBC-HS512
        token             EndOfFile
        token             Identifier
        token             urn:ietf:params:oauth:token-type:jwt
        token             at+jwt
        token             yyyy-MM-dd
        token             1.2.840.113549.1.1.11
        token             0x80070005
        accessToken       00000000-0000-0000-0000-000000000000
        accessToken       application/x-www-form-urlencoded
        licenseKey        Software\Orders\License
        sasToken          Microsoft.Azure.Sas
        -- words for nouns with other meanings
        pass              first
        pass              Lighting
        pw                page-width
        clave             primaria
        pin               left
        pin               PushPin
        credentials       include
        credentials       same-origin
        credentials       http:basic
        -- the name is of no secret
        passwordLabel     hunter2
        tokenEndpoint     b14ca5898a4e4133bbce2ea2315a1916
        publicKeyToken    b77a5c561934e089
        cacheKey          b14ca5898a4e4133bbce2ea2315a1916
        """);

    [Theory]
    [MemberData(nameof(Secrets))]
    public void ValueThatSomebodyMayUse_IsSecret(string name, string value)
    {
        Assert.True(SecretValues.IsSecretNamed(name, value));
        Assert.True(SecretValues.MayBeSecretOfName(value));
        Assert.True(SecretValues.MayBeSecretOfName($" {value}\r\n"));
    }

    [Theory]
    [InlineData("Cannot open the file.")]
    [InlineData("select * from orders where id = 7")]
    [InlineData("The password of {0} expires in {1} days")]
    public void SentencesAndSql_AreToldWithoutAName(string value) => Assert.False(SecretValues.MayBeSecretOfName(value));

    [Theory]
    [MemberData(nameof(OtherValues))]
    public void ValueThatIsSomethingElse_IsNone(string name, string value) => Assert.False(SecretValues.IsSecretNamed(name, value));

    [Theory]
    [InlineData("password")]
    [InlineData("db_password")]
    [InlineData("a")]
    [InlineData("please let me in")]
    [InlineData("Required")]
    [InlineData("/hunter/2")]
    public void CertainPosition_TakesAnythingForSecret(string value) => Assert.True(SecretValues.IsSecret(value));

    [Theory]
    [InlineData("")]
    [InlineData("  ")]
    [InlineData("{0}")]
    [InlineData("${DB_PASSWORD}")]
    [InlineData("***")]
    [InlineData("<password>")]
    [InlineData("@password")]
    [InlineData("your-password")]
    [InlineData("CHANGEME")]
    [InlineData("null")]
    public void CertainPosition_LeavesPlaceholdersAlone(string value) => Assert.False(SecretValues.IsSecret(value));
}
