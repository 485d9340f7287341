using static Fairlead.Detection.CredentialApis.CredentialSink;
using static Fairlead.Detection.CredentialApis.SecretKind;
using static Fairlead.Detection.CredentialApis.SinkCondition;

namespace Fairlead.Detection.CredentialApis;

/// <summary>Mail, files, shells and HTTP.</summary>
internal static class NetworkSinks
{
    public static IReadOnlyList<CredentialSink> All { get; } =
    [
        // LibGit2Sharp
        .. Type("LibGit2Sharp.UsernamePasswordCredentials", Property("Password", Password)),

        // SSH.NET
        .. Type("Renci.SshNet.PasswordAuthenticationMethod", Constructor("password", Password)),
        .. Type("Renci.SshNet.PasswordConnectionInfo",
            Constructor("password", Password),
            Constructor("proxyPassword", Password)),
        .. Type("Renci.SshNet.PrivateKeyFile", Constructor("passPhrase", PrivateKeyPassword)),
        .. Type("Renci.SshNet.SshClient", Constructor("password", Password)),
        .. Type("Renci.SshNet.SftpClient", Constructor("password", Password)),
        .. Type("Renci.SshNet.ScpClient", Constructor("password", Password)),
        .. Type("Renci.SshNet.NetConfClient", Constructor("password", Password)),

        // FluentFTP
        .. Type("FluentFTP.FtpClient", Constructor("pass", Password)),
        .. Type("FluentFTP.AsyncFtpClient", Constructor("pass", Password)),

        // MailKit
        .. Type("MailKit.IMailService",
            Method("Authenticate", "password", Password),
            Method("AuthenticateAsync", "password", Password)),
        .. Type("MailKit.MailService",
            Method("Authenticate", "password", Password),
            Method("AuthenticateAsync", "password", Password)),
        .. Type("MailKit.Security.SaslMechanismPlain", Constructor("password", Password)),
        .. Type("MailKit.Security.SaslMechanismLogin", Constructor("password", Password)),
        .. Type("MailKit.Security.SaslMechanismOAuth2", Constructor("auth_token", Token)),

        // RestSharp
        .. Type("RestSharp.Authenticators.HttpBasicAuthenticator", Constructor("password", Password)),
        .. Type("RestSharp.Authenticators.JwtAuthenticator", Constructor("accessToken", Token)),
        .. Type("RestSharp.Authenticators.OAuth2.OAuth2AuthorizationRequestHeaderAuthenticator", Constructor("accessToken", Token)),
        .. Type("RestSharp.Authenticators.OAuth2.OAuth2UriQueryParameterAuthenticator", Constructor("accessToken", Token)),
        .. Type("RestSharp.Authenticators.OAuth2.OAuth2TokenRequest", Constructor("clientSecret", ClientSecret)),
        .. Type("RestSharp.Authenticators.OAuth1Authenticator",
            Method("ForProtectedResource", "consumerSecret", ClientSecret),
            Method("ForProtectedResource", "accessTokenSecret", Token),
            Method("ForClientAuthentication", "password", Password)),

        // Flurl.Http
        .. Type("Flurl.Http.GeneratedExtensions",
            Method("WithBasicAuth", "password", Password),
            Method("WithOAuthBearerToken", "token", Token),
            Method("WithHeader", "value", HeaderValue, when: SecretHeader)),

        // Microsoft.Kiota.Abstractions
        .. Type("Microsoft.Kiota.Abstractions.Authentication.ApiKeyAuthenticationProvider", Constructor("apiKey", ApiKey)),

        // RestSharp
        .. Type("RestSharp.RestRequestExtensions", Method("AddHeader", "value", HeaderValue, when: SecretHeader)),
        .. Type("RestSharp.RestClientExtensions", Method("AddDefaultHeader", "value", HeaderValue, when: SecretHeader)),
        // Others
        .. Type("FluentFTP.BaseFtpClient", Constructor("pass", Password)),
        .. Type("WinSCP.SessionOptions",
            Property("Password", Password),
            Property("SecurePassword", Password),
            Property("PrivateKeyPassphrase", PrivateKeyPassword)),
        .. Type("RestSharp.RestRequest", Method("AddHeader", "value", HeaderValue, when: SecretHeader)),
        .. Type("RestSharp.IRestRequest", Method("AddHeader", "value", HeaderValue, when: SecretHeader)),
        .. Type("LibGit2Sharp.SecureUsernamePasswordCredentials", Property("Password", Password)),
        .. Type("Ionic.Zip.ZipFile", Property("Password", Password)),
        .. Type("Ionic.Zip.ZipEntry", Property("Password", Password)),
        .. Type("ICSharpCode.SharpZipLib.Zip.ZipFile", Property("Password", Password)),
        .. Type("ICSharpCode.SharpZipLib.Zip.ZipOutputStream", Property("Password", Password)),
        .. Type("ICSharpCode.SharpZipLib.Zip.FastZip", Property("Password", Password)),
        .. Type("SharpCompress.Readers.ReaderOptions", Property("Password", Password)),
    ];
}
