namespace Fairlead.Detection.TransportApis;

/// <summary>ASP.NET, and what decides whom a server believes.</summary>
internal static class ServerTransportSinks
{
    public static IReadOnlyList<TransportSink> All { get; } = TransportSinkParser.Parse("""
        # Kestrel and clients' certificates
        Microsoft.AspNetCore.Server.Kestrel.Https.HttpsConnectionAdapterOptions
            AllowAnyClientCertificate    AnyCertificate  Use
            ClientCertificateValidation  AnyCertificate  AcceptingCallback
            CheckCertificateRevocation   Revocation      False
        Microsoft.AspNetCore.Hosting.ListenOptionsHttpsExtensions
            UseHttps(allowInvalid)  AnyCertificate  True
        Microsoft.AspNetCore.Authentication.Certificate.CertificateAuthenticationOptions
            ValidateCertificateUse  AnyCertificate  False
            ValidateValidityPeriod  AnyCertificate  False
            RevocationMode          Revocation      NoCheck -> Online

        # Cookies
        Microsoft.AspNetCore.Http.CookieOptions
            Secure  Server  False
        Microsoft.AspNetCore.Http.CookieBuilder
            SecurePolicy  Server  None -> Always
        Microsoft.AspNetCore.Builder.CookiePolicyOptions
            Secure  Server  None -> Always
        Microsoft.AspNetCore.Antiforgery.AntiforgeryOptions
            RequireSsl  Server  False
        Microsoft.Owin.CookieOptions
            Secure  Server  False
        Microsoft.Owin.Security.Cookies.CookieAuthenticationOptions
            CookieSecure  Server  Never -> Always
        System.Web.HttpCookie
            Secure  Server  False
        System.Net.Cookie
            Secure  Server  False
        Nancy.Cookies.NancyCookie
            new(secure)  Server  False

        # Authentication
        Microsoft.AspNetCore.Authentication.JwtBearer.JwtBearerOptions
        Microsoft.AspNetCore.Authentication.OpenIdConnect.OpenIdConnectOptions
        Microsoft.AspNetCore.Authentication.WsFederation.WsFederationOptions
        Microsoft.Owin.Security.OpenIdConnect.OpenIdConnectAuthenticationOptions
        IdentityServer4.AccessTokenValidation.IdentityServerAuthenticationOptions
        Duende.AspNetCore.Authentication.OAuth2Introspection.OAuth2IntrospectionOptions
            RequireHttpsMetadata  Server  False
        Microsoft.Owin.Security.OAuth.OAuthAuthorizationServerOptions
            AllowInsecureHttp  Server  True
        Microsoft.Extensions.DependencyInjection.OpenIddictServerAspNetCoreBuilder
        Microsoft.Extensions.DependencyInjection.OpenIddictClientAspNetCoreBuilder
        Microsoft.Extensions.DependencyInjection.OpenIddictServerOwinBuilder
            DisableTransportSecurityRequirement  Server  Use
        Duende.IdentityModel.Client.DiscoveryPolicy
        IdentityModel.Client.DiscoveryPolicy
            RequireHttps  Server  False
        Microsoft.IdentityModel.Protocols.HttpDocumentRetriever
            RequireHttps  Server  False

        # Tokens
        Microsoft.IdentityModel.Tokens.TokenValidationParameters
            ValidateIssuer                        Server  False
            ValidateAudience                      Server  False
            ValidateLifetime                      Server  False
            RequireSignedTokens                   Server  False
            RequireExpirationTime                 Server  False
            RequireAudience                       Server  False
            SignatureValidator                    Server  UncheckedCallback
            SignatureValidatorUsingConfiguration  Server  UncheckedCallback
        """);
}
