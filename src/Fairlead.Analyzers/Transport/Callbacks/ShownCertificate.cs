namespace Fairlead.Analyzers.Transport.Callbacks;

/// <summary>A certificate that somebody on the path can show, by what the platform says of it.</summary>
/// <param name="Errors">The errors that the callback gets.</param>
/// <param name="ChainStatus">The status of its chain, a number of <c>X509ChainStatusFlags</c>; zero if the chain is valid.</param>
/// <param name="IsPeerChosen">
/// True if the callback judges by the name of the peer only, so the peer's name does not make anyone else's certificate better.
/// </param>
internal sealed record ShownCertificate(CertificateErrors Errors, long ChainStatus, bool IsPeerChosen)
{
    // Both can be made at home: a certificate that signs itself, and one whose issuer is nowhere to be found.
    private const long UntrustedRoot = 0x20;
    private const long PartialChain = 0x10000;

    public bool IsVouchedFor => (Errors & CertificateErrors.Chain) == 0;

    public static ShownCertificate[] CreateSelfMade(CertificateErrors errors, bool isChainRead, bool isPeerChosen) => isChainRead
        ? [new(errors, UntrustedRoot, isPeerChosen), new(errors, PartialChain, isPeerChosen)]
        : [new(errors, UntrustedRoot, isPeerChosen)];

    public static ShownCertificate CreateOfOtherHost() => new(CertificateErrors.Name, ChainStatus: 0, IsPeerChosen: false);

    /// <summary>The statuses of a chain or of its element, as the platform lists them: an empty list if there is nothing to say.</summary>
    public KnownValue CreateStatuses() =>
        KnownValue.FromItems(ChainStatus == 0 ? [] : [KnownValue.FromStatus(ChainStatus)]);
}
