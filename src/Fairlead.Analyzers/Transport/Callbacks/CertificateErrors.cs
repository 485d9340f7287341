namespace Fairlead.Analyzers.Transport.Callbacks;

/// <summary>The errors that a callback is told, with the numbers of <c>SslPolicyErrors</c>.</summary>
[Flags]
internal enum CertificateErrors
{
    None = 0,

    /// <summary>The certificate is another host's.</summary>
    Name = 2,

    /// <summary>Nobody who is trusted has vouched for the certificate.</summary>
    Chain = 4,
}

/// <summary>The deciders where the interpretation of a callback may go on in two ways.</summary>
internal enum Decider
{
    /// <summary>The program or its surroundings, by a check or a setting.</summary>
    Program,

    /// <summary>Whoever answers the connection, by what he writes into the certificate.</summary>
    OtherSide,
}
