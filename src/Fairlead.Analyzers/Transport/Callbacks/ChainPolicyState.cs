namespace Fairlead.Analyzers.Transport.Callbacks;

/// <summary>The policy of a chain, as far as a callback has changed it.</summary>
internal sealed class ChainPolicyState
{
    private const long AllowUnknownCertificateAuthority = 0x10;

    public KnownValue VerificationFlags { get; set; } = KnownValue.FromConstant(0);

    /// <summary>True if the callback trusts the very certificate that it is to judge.</summary>
    public bool TrustsShown { get; set; }

    /// <summary>Replaces the policy by another one; null if nothing is known of that.</summary>
    public void Become(ChainPolicyState? other)
    {
        VerificationFlags = other?.VerificationFlags ?? KnownValue.Unknown;
        TrustsShown = other?.TrustsShown ?? false;
    }

    /// <summary>The result of building a chain: no self-made certificate ends at a root that the machine or the policy trusts.</summary>
    public KnownValue Build(KnownValue built, ShownCertificate shown)
    {
        if (built.Kind != KnownValueKind.Certificate || shown.IsVouchedFor) return KnownValue.Unknown;
        if (VerificationFlags.Number is not { } flags) return KnownValue.Unknown;
        return KnownValue.FromConstant(TrustsShown || (flags & AllowUnknownCertificateAuthority) != 0);
    }
}
