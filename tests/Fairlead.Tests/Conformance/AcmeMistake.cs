namespace Fairlead.Tests.Conformance;

/// <summary>A mistake that an author of a backend can make.</summary>
public enum AcmeMistake
{
    None,
    AllowsClearText,
    BelievesAnybody,
    FollowsRedirects,
    IgnoresVersions,
    QuotesAnswers,
    Throws,
}
