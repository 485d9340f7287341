namespace Fairlead.Core.ConnectionTypes;

/// <summary>The extras with which Airflow configures TLS: paths of PEM files, or the PEM itself.</summary>
internal static class TlsExtras
{
    /// <summary>Clear text is what has to be asked for.</summary>
    public static readonly ExtraDeclaration Ssl = new("ssl", ExtraType.Boolean, "Whether TLS is used") { Default = "true" };

    public static readonly TlsSwitch Switch = new("ssl", Off: ["false"], On: ["true"]);

    public static readonly ExtraDeclaration CaCertificate = new(
        "ssl_ca_cert", Description: "The certificate authority that the server's certificate comes from");

    public static readonly ExtraDeclaration Certificate = new("ssl_cert", Description: "The client certificate");

    /// <summary>
    /// Not secret in a manifest: mostly the path of a file. A key written out there is recognised by its PEM header.
    /// <see cref="ExtraDeclaration.IsProtected"/> all the same.
    /// </summary>
    public static readonly ExtraDeclaration Key = new("ssl_key", Description: "The client certificate's private key");

    public static readonly ExtraDeclaration ServerName =
        new("ssl_server_name", Description: "The name that the server's certificate must carry");

    public static readonly ExtraDeclaration MinimumVersion = new("ssl_min_version", Description: "The oldest TLS version that is accepted");

    /// <summary>What a connection's TLS options are made of.</summary>
    public static readonly IReadOnlyList<ExtraDeclaration> All = [CaCertificate, Certificate, Key, ServerName, MinimumVersion];
}
