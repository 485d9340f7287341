namespace Fairlead.Detection.Transport;

/// <summary>Uses of a URL in code.</summary>
internal enum UrlUse
{
    /// <summary>The code does not tell: the URL's text decides.</summary>
    Unknown,

    /// <summary>An API that connects gets it.</summary>
    Address,

    /// <summary>It is an identifier: an XML namespace, a claim type.</summary>
    Name,

    /// <summary>It tests, finds or strips a URL, or takes part in an upgrade to https.</summary>
    Test,

    /// <summary>People read it: a message, a log line, a description.</summary>
    Text,
}
