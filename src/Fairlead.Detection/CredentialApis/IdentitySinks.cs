using static Fairlead.Detection.CredentialApis.CredentialSink;
using static Fairlead.Detection.CredentialApis.SecretKind;
using static Fairlead.Detection.CredentialApis.SinkCondition;

namespace Fairlead.Detection.CredentialApis;

/// <summary>Identity: tokens, OAuth clients, secret stores.</summary>
internal static class IdentitySinks
{
    public static IReadOnlyList<CredentialSink> All { get; } =
    [
        // VaultSharp
        .. Type("VaultSharp.V1.AuthMethods.Token.TokenAuthMethodInfo", Constructor("vaultToken", Token)),
        .. Type("VaultSharp.V1.AuthMethods.AppRole.AppRoleAuthMethodInfo", Constructor("secretId", ClientSecret)),
        .. Type("VaultSharp.V1.AuthMethods.UserPass.UserPassAuthMethodInfo", Constructor("password", Password)),
        .. Type("VaultSharp.V1.AuthMethods.LDAP.LDAPAuthMethodInfo", Constructor("password", Password)),
        .. Type("VaultSharp.V1.AuthMethods.Okta.OktaAuthMethodInfo", Constructor("password", Password)),
        .. Type("VaultSharp.V1.AuthMethods.RADIUS.RADIUSAuthMethodInfo", Constructor("password", Password)),
        .. Type("VaultSharp.V1.AuthMethods.GitHub.GitHubAuthMethodInfo", Constructor("personalAccessToken", Token)),
        .. Type("VaultSharp.V1.AuthMethods.Kubernetes.KubernetesAuthMethodInfo", Constructor("jwt", Token)),
        .. Type("VaultSharp.V1.AuthMethods.JWT.JWTAuthMethodInfo", Constructor("jwt", Token)),

        // Microsoft.Identity.Client
        .. Type("Microsoft.Identity.Client.ConfidentialClientApplicationBuilder", Method("WithClientSecret", "clientSecret", ClientSecret)),
        .. Type("Microsoft.Identity.Client.ConfidentialClientApplicationOptions", Property("ClientSecret", ClientSecret)),
        .. Type("Microsoft.Identity.Client.IPublicClientApplication", Method("AcquireTokenByUsernamePassword", "password", Password)),
        .. Type("Microsoft.Identity.Client.IByUsernameAndPassword", Method("AcquireTokenByUsernamePassword", "password", Password)),

        // Microsoft.IdentityModel.Tokens
        .. Type("Microsoft.IdentityModel.Tokens.SymmetricSecurityKey", Constructor("key", SigningKey)),
        .. Type("Microsoft.IdentityModel.Tokens.JsonWebKey", Constructor("json", SigningKey, when: PrivateJsonWebKey)),

        // Microsoft.IdentityModel.Protocols.OpenIdConnect
        .. Type("Microsoft.IdentityModel.Protocols.OpenIdConnect.OpenIdConnectMessage", Property("ClientSecret", ClientSecret)),

        // OpenIddict.Validation
        .. Type("Microsoft.Extensions.DependencyInjection.OpenIddictValidationBuilder", Method("SetClientSecret", "secret", ClientSecret)),

        // Duende.IdentityModel
        .. Type("Duende.IdentityModel.Client.ProtocolRequest", Property("ClientSecret", ClientSecret)),
        .. Type("Duende.IdentityModel.Client.ClientOptions", Property("ClientSecret", ClientSecret)),
        .. Type("Duende.IdentityModel.Client.PasswordTokenRequest", Property("Password", Password)),
        .. Type("Duende.IdentityModel.Client.AuthorizationHeaderExtensions",
            Method("SetBearerToken", "token", Token),
            Method("SetBasicAuthentication", "password", Password),
            Method("SetToken", "token", Token)),

        // Okta.Sdk
        .. Type("Okta.Sdk.Client.Configuration",
            Property("Token", Token),
            Property("AccessToken", Token)),

        // Auth0.ManagementApi
        .. Type("Auth0.ManagementApi.ManagementApiClient", Constructor("token", Token)),

        // Auth0.AuthenticationApi
        .. Type("Auth0.AuthenticationApi.Models.ClientCredentialsTokenRequest", Property("ClientSecret", ClientSecret)),
        .. Type("Auth0.AuthenticationApi.Models.ResourceOwnerTokenRequest", Property("Password", Password)),

        // Azure.Identity
        .. Type("Azure.Identity.ClientSecretCredential", Constructor("clientSecret", ClientSecret)),
        .. Type("Azure.Identity.AuthorizationCodeCredential", Constructor("clientSecret", ClientSecret)),
        .. Type("Azure.Identity.UsernamePasswordCredential", Constructor("password", Password)),
        // Web tokens
        .. Type("Microsoft.IdentityModel.Tokens.JsonWebKey",
            Property("K", SigningKey),
            Property("D", PrivateKey)),
        .. Type("System.IdentityModel.Tokens.InMemorySymmetricSecurityKey", Constructor("symmetricKey", SigningKey)),
        .. Type("JWT.Builder.JwtBuilder", Method("WithSecret", "secret", SigningKey), Method("WithSecret", "secrets", SigningKey)),
        .. Type("JWT.IJwtEncoder", Method("Encode", "key", SigningKey)),
        .. Type("JWT.IJwtDecoder", Method("Decode", "key", SigningKey)),
        .. Type("Jose.JWT", Method("Encode", "key", SigningKey), Method("Decode", "key", SigningKey)),

        // OAuth and OpenID Connect
        .. Type("Microsoft.IdentityModel.Clients.ActiveDirectory.ClientCredential", Constructor("clientSecret", ClientSecret)),
        .. Type("Microsoft.IdentityModel.Clients.ActiveDirectory.UserPasswordCredential", Constructor("password", Password)),
        .. Type("IdentityServer4.Models.Secret", Constructor("value", ClientSecret)),
        .. Type("Duende.IdentityServer.Models.Secret", Constructor("value", ClientSecret)),
        .. Type("IdentityServer4.Test.TestUser", Property("Password", Password)),
        .. Type("IdentityModel.Client.ProtocolRequest", Property("ClientSecret", ClientSecret)),
        .. Type("IdentityModel.Client.ClientOptions", Property("ClientSecret", ClientSecret)),
        .. Type("IdentityModel.Client.PasswordTokenRequest", Property("Password", Password)),
        .. Type("OpenIddict.Abstractions.OpenIddictApplicationDescriptor", Property("ClientSecret", ClientSecret)),
        .. Type("OpenIddict.Client.OpenIddictClientRegistration", Property("ClientSecret", ClientSecret)),

        // Directories
        .. Type("Novell.Directory.Ldap.LdapConnection", Method("Bind", "passwd", Password), Method("BindAsync", "passwd", Password)),
    ];
}
