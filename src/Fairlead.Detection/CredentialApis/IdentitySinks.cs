namespace Fairlead.Detection.CredentialApis;

/// <summary>Identity: tokens, OAuth clients, secret stores.</summary>
internal static class IdentitySinks
{
    public static IReadOnlyList<CredentialSink> All { get; } = CredentialSinkParser.Parse("""
        # VaultSharp
        VaultSharp.V1.AuthMethods.Token.TokenAuthMethodInfo
            new(vaultToken)  Token
        VaultSharp.V1.AuthMethods.AppRole.AppRoleAuthMethodInfo
            new(secretId)  ClientSecret
        VaultSharp.V1.AuthMethods.UserPass.UserPassAuthMethodInfo
            new(password)  Password
        VaultSharp.V1.AuthMethods.LDAP.LDAPAuthMethodInfo
            new(password)  Password
        VaultSharp.V1.AuthMethods.Okta.OktaAuthMethodInfo
            new(password)  Password
        VaultSharp.V1.AuthMethods.RADIUS.RADIUSAuthMethodInfo
            new(password)  Password
        VaultSharp.V1.AuthMethods.GitHub.GitHubAuthMethodInfo
            new(personalAccessToken)  Token
        VaultSharp.V1.AuthMethods.Kubernetes.KubernetesAuthMethodInfo
            new(jwt)  Token
        VaultSharp.V1.AuthMethods.JWT.JWTAuthMethodInfo
            new(jwt)  Token

        # Microsoft.Identity.Client
        Microsoft.Identity.Client.ConfidentialClientApplicationBuilder
            WithClientSecret(clientSecret@0)  ClientSecret
        Microsoft.Identity.Client.ConfidentialClientApplicationOptions
            ClientSecret  ClientSecret
        Microsoft.Identity.Client.IPublicClientApplication
            AcquireTokenByUsernamePassword(password@2)  Password
        Microsoft.Identity.Client.IByUsernameAndPassword
            AcquireTokenByUsernamePassword(password@2)  Password

        # Microsoft.IdentityModel.Tokens
        Microsoft.IdentityModel.Tokens.SymmetricSecurityKey
            new(key@0)  SigningKey
        Microsoft.IdentityModel.Tokens.JsonWebKey
            new(json@0)  SigningKey  PrivateJsonWebKey

        # Microsoft.IdentityModel.Protocols.OpenIdConnect
        Microsoft.IdentityModel.Protocols.OpenIdConnect.OpenIdConnectMessage
            ClientSecret  ClientSecret

        # OpenIddict.Validation
        Microsoft.Extensions.DependencyInjection.OpenIddictValidationBuilder
            SetClientSecret(secret@0)  ClientSecret

        # Duende.IdentityModel
        Duende.IdentityModel.Client.ProtocolRequest
            ClientSecret  ClientSecret
        Duende.IdentityModel.Client.ClientOptions
            ClientSecret  ClientSecret
        Duende.IdentityModel.Client.PasswordTokenRequest
            Password  Password
        Duende.IdentityModel.Client.AuthorizationHeaderExtensions
            SetBearerToken(token@0)             Token
            SetBasicAuthentication(password@1)  Password
            SetToken(token@1)                   Token

        # Okta.Sdk
        Okta.Sdk.Client.Configuration
            Token        Token
            AccessToken  Token

        # Auth0.ManagementApi
        Auth0.ManagementApi.ManagementApiClient
            new(token)  Token

        # Auth0.AuthenticationApi
        Auth0.AuthenticationApi.Models.ClientCredentialsTokenRequest
            ClientSecret  ClientSecret
        Auth0.AuthenticationApi.Models.ResourceOwnerTokenRequest
            Password  Password

        # Azure.Identity
        Azure.Identity.ClientSecretCredential
            new(clientSecret@2)  ClientSecret
        Azure.Identity.AuthorizationCodeCredential
            new(clientSecret@2)  ClientSecret
        Azure.Identity.UsernamePasswordCredential
            new(password@1)  Password

        # Web tokens
        Microsoft.IdentityModel.Tokens.JsonWebKey
            K  SigningKey
            D  PrivateKey
        System.IdentityModel.Tokens.InMemorySymmetricSecurityKey
            new(symmetricKey@0)  SigningKey
        JWT.Builder.JwtBuilder
            WithSecret(secret)     SigningKey
            WithSecret(secrets@0)  SigningKey
        JWT.IJwtEncoder
            Encode(key@2)  SigningKey
        JWT.IJwtDecoder
            Decode(key@1)  SigningKey
        Jose.JWT
            Encode(key@1)  SigningKey
            Decode(key@1)  SigningKey

        # OAuth and OpenID Connect
        Microsoft.IdentityModel.Clients.ActiveDirectory.ClientCredential
            new(clientSecret@1)  ClientSecret
        Microsoft.IdentityModel.Clients.ActiveDirectory.UserPasswordCredential
            new(password)  Password
        IdentityServer4.Models.Secret
            new(value)  ClientSecret
        Duende.IdentityServer.Models.Secret
            new(value)  ClientSecret
        IdentityServer4.Test.TestUser
            Password  Password
        IdentityModel.Client.ProtocolRequest
            ClientSecret  ClientSecret
        IdentityModel.Client.ClientOptions
            ClientSecret  ClientSecret
        IdentityModel.Client.PasswordTokenRequest
            Password  Password
        OpenIddict.Abstractions.OpenIddictApplicationDescriptor
            ClientSecret  ClientSecret
        OpenIddict.Client.OpenIddictClientRegistration
            ClientSecret  ClientSecret

        # Directories
        Novell.Directory.Ldap.LdapConnection
            Bind(passwd)       Password
            BindAsync(passwd)  Password
        """);
}
