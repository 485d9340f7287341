using static Fairlead.Detection.TransportApis.TransportSink;
using static Fairlead.Detection.TransportApis.TransportWeakness;
using static Fairlead.Detection.TransportApis.InsecureValuePattern;

namespace Fairlead.Detection.TransportApis;

/// <summary>ASP.NET, and what decides whom a server believes.</summary>
internal static class ServerTransportSinks
{
    public static IReadOnlyList<TransportSink> All { get; } =
    [
        // Kestrel and clients' certificates
        .. Type("Microsoft.AspNetCore.Server.Kestrel.Https.HttpsConnectionAdapterOptions",
            Call("AllowAnyClientCertificate", AnyCertificate),
            Property("ClientCertificateValidation", AnyCertificate, Accepting),
            Property("CheckCertificateRevocation", Revocation, False)),
        .. Type("Microsoft.AspNetCore.Hosting.ListenOptionsHttpsExtensions", Method("UseHttps", "allowInvalid", AnyCertificate, True)),
        .. Type("Microsoft.AspNetCore.Authentication.Certificate.CertificateAuthenticationOptions",
            Property("ValidateCertificateUse", AnyCertificate, False),
            Property("ValidateValidityPeriod", AnyCertificate, False),
            Property("RevocationMode", Revocation, OneOf("NoCheck"), "Online")),

        // Cookies
        .. Type("Microsoft.AspNetCore.Http.CookieOptions", Property("Secure", Server, False)),
        .. Type("Microsoft.AspNetCore.Http.CookieBuilder", Property("SecurePolicy", Server, OneOf("None"), "Always")),
        .. Type("Microsoft.AspNetCore.Builder.CookiePolicyOptions", Property("Secure", Server, OneOf("None"), "Always")),
        .. Type("Microsoft.AspNetCore.Antiforgery.AntiforgeryOptions", Property("RequireSsl", Server, False)),
        .. Type("Microsoft.Owin.CookieOptions", Property("Secure", Server, False)),
        .. Type("Microsoft.Owin.Security.Cookies.CookieAuthenticationOptions", Property("CookieSecure", Server, OneOf("Never"), "Always")),
        .. Type("System.Web.HttpCookie", Property("Secure", Server, False)),
        .. Type("System.Net.Cookie", Property("Secure", Server, False)),
        .. Type("Nancy.Cookies.NancyCookie", Constructor("secure", Server, False)),

        // Authentication
        .. Types(
            [
                "Microsoft.AspNetCore.Authentication.JwtBearer.JwtBearerOptions",
                "Microsoft.AspNetCore.Authentication.OpenIdConnect.OpenIdConnectOptions",
                "Microsoft.AspNetCore.Authentication.WsFederation.WsFederationOptions",
                "Microsoft.Owin.Security.OpenIdConnect.OpenIdConnectAuthenticationOptions",
                "IdentityServer4.AccessTokenValidation.IdentityServerAuthenticationOptions",
                "Duende.AspNetCore.Authentication.OAuth2Introspection.OAuth2IntrospectionOptions",
            ],
            Property("RequireHttpsMetadata", Server, False)),
        .. Type("Microsoft.Owin.Security.OAuth.OAuthAuthorizationServerOptions", Property("AllowInsecureHttp", Server, True)),
        .. Types(
            [
                "Microsoft.Extensions.DependencyInjection.OpenIddictServerAspNetCoreBuilder",
                "Microsoft.Extensions.DependencyInjection.OpenIddictClientAspNetCoreBuilder",
                "Microsoft.Extensions.DependencyInjection.OpenIddictServerOwinBuilder",
            ],
            Call("DisableTransportSecurityRequirement", Server)),
        .. Types(["Duende.IdentityModel.Client.DiscoveryPolicy", "IdentityModel.Client.DiscoveryPolicy"],
            Property("RequireHttps", Server, False)),
        .. Type("Microsoft.IdentityModel.Protocols.HttpDocumentRetriever", Property("RequireHttps", Server, False)),

        // Tokens
        .. Type("Microsoft.IdentityModel.Tokens.TokenValidationParameters",
            Property("ValidateIssuer", Server, False),
            Property("ValidateAudience", Server, False),
            Property("ValidateLifetime", Server, False),
            Property("RequireSignedTokens", Server, False),
            Property("RequireExpirationTime", Server, False),
            Property("RequireAudience", Server, False),
            Property("SignatureValidator", Server, Unchecked),
            Property("SignatureValidatorUsingConfiguration", Server, Unchecked)),
    ];
}
