using System;
using System.Collections.Generic;
using System.Net;
using System.Net.Security;
using System.Net.Http;
using System.Security.Cryptography.X509Certificates;

namespace Microsoft.Extensions.Hosting
{
    public interface IHostEnvironment
    {
        string EnvironmentName { get; set; }
    }

    public static class Environments
    {
        public static readonly string Development = "Development";
        public static readonly string Production = "Production";
    }

    public static class HostEnvironmentEnvExtensions
    {
        public static bool IsDevelopment(this IHostEnvironment hostEnvironment) => true;
        public static bool IsProduction(this IHostEnvironment hostEnvironment) => true;
        public static bool IsEnvironment(this IHostEnvironment hostEnvironment, string environmentName) => true;
    }
}

namespace Microsoft.Extensions.DependencyInjection
{
    public interface IServiceCollection;

    public interface IHttpClientBuilder;

    public static class HttpClientBuilderExtensions
    {
        public static IHttpClientBuilder AddHttpClient(this IServiceCollection services, string name) => null!;
        public static IHttpClientBuilder ConfigurePrimaryHttpMessageHandler(
            this IHttpClientBuilder builder, Func<HttpMessageHandler> configureHandler) => builder;
    }
}

namespace Microsoft.AspNetCore.Builder
{
    public class CookiePolicyOptions
    {
        public Microsoft.AspNetCore.Http.CookieSecurePolicy Secure { get; set; }
    }

    public sealed class WebApplication
    {
        public ICollection<string> Urls => null!;
        public Microsoft.Extensions.Hosting.IHostEnvironment Environment => null!;
        public void Run(string? url = null) { }
    }
}

namespace Microsoft.AspNetCore.Hosting
{
    public interface IWebHostBuilder;

    public static class HostingAbstractionsWebHostBuilderExtensions
    {
        public static IWebHostBuilder UseUrls(this IWebHostBuilder hostBuilder, params string[] urls) => hostBuilder;
    }

    public static class WebHostBuilderKestrelExtensions
    {
        public static IWebHostBuilder ConfigureKestrel(
            this IWebHostBuilder hostBuilder, Action<Server.Kestrel.Core.KestrelServerOptions> options) => hostBuilder;
    }

    public static class ListenOptionsHttpsExtensions
    {
        public static Server.Kestrel.Core.ListenOptions UseHttps(this Server.Kestrel.Core.ListenOptions listenOptions) => listenOptions;
        public static Server.Kestrel.Core.ListenOptions UseHttps(
            this Server.Kestrel.Core.ListenOptions listenOptions,
            Action<Server.Kestrel.Https.HttpsConnectionAdapterOptions> configureOptions) => listenOptions;
        public static Server.Kestrel.Core.ListenOptions UseHttps(
            this Server.Kestrel.Core.ListenOptions listenOptions, StoreName storeName, string subject, bool allowInvalid) => listenOptions;
    }
}

namespace Microsoft.AspNetCore.Server.Kestrel.Core
{
    public class ListenOptions;

    public class KestrelServerOptions
    {
        public void ListenAnyIP(int port) { }
        public void ListenAnyIP(int port, Action<ListenOptions> configure) { }
        public void ListenLocalhost(int port) { }
        public void Listen(IPAddress address, int port) { }
        public void Listen(IPAddress address, int port, Action<ListenOptions> configure) { }
    }
}

namespace Microsoft.AspNetCore.Server.Kestrel.Https
{
    public class HttpsConnectionAdapterOptions
    {
        public Func<X509Certificate2, X509Chain, SslPolicyErrors, bool>? ClientCertificateValidation { get; set; }
        public bool CheckCertificateRevocation { get; set; }
        public System.Security.Authentication.SslProtocols SslProtocols { get; set; }
        public void AllowAnyClientCertificate() { }
    }
}

namespace Microsoft.AspNetCore.Authentication.Cookies
{
    public class CookieAuthenticationOptions
    {
        public Microsoft.AspNetCore.Http.CookieBuilder Cookie { get; set; } = new();
    }
}

namespace Microsoft.AspNetCore.Authentication.Certificate
{
    public class CertificateAuthenticationOptions
    {
        public X509RevocationMode RevocationMode { get; set; }
        public bool ValidateCertificateUse { get; set; } = true;
        public bool ValidateValidityPeriod { get; set; } = true;
    }
}

namespace Microsoft.AspNetCore.Authentication.JwtBearer
{
    public class JwtBearerOptions
    {
        public string? Authority { get; set; }
        public bool RequireHttpsMetadata { get; set; } = true;
        public HttpMessageHandler? BackchannelHttpHandler { get; set; }
        public Microsoft.IdentityModel.Tokens.TokenValidationParameters TokenValidationParameters { get; set; } = new();
    }
}

namespace Microsoft.AspNetCore.Authentication.OpenIdConnect
{
    public class OpenIdConnectOptions
    {
        public string? Authority { get; set; }
        public bool RequireHttpsMetadata { get; set; } = true;
    }
}

namespace Microsoft.Owin.Security.OAuth
{
    public class OAuthAuthorizationServerOptions
    {
        public bool AllowInsecureHttp { get; set; }
    }
}

namespace Microsoft.Extensions.DependencyInjection
{
    public sealed class OpenIddictServerAspNetCoreBuilder
    {
        public OpenIddictServerAspNetCoreBuilder DisableTransportSecurityRequirement() => this;
        public OpenIddictServerAspNetCoreBuilder EnableTokenEndpointPassthrough() => this;
    }
}

namespace Duende.IdentityModel.Client
{
    public class DiscoveryPolicy
    {
        public bool RequireHttps { get; set; } = true;
    }
}

namespace Microsoft.IdentityModel.Protocols
{
    public class HttpDocumentRetriever
    {
        public bool RequireHttps { get; set; } = true;
    }
}

namespace System.IdentityModel.Tokens.Jwt
{
    public class JwtSecurityToken(string jwtEncodedString) : Microsoft.IdentityModel.Tokens.SecurityToken
    {
        public string Raw => jwtEncodedString;
    }

    public class JwtSecurityTokenHandler
    {
        public JwtSecurityToken ReadJwtToken(string token) => new(token);
        public object ValidateToken(
            string token, Microsoft.IdentityModel.Tokens.TokenValidationParameters parameters,
            out Microsoft.IdentityModel.Tokens.SecurityToken validatedToken) => throw new Exception();
    }
}
