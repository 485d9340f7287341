namespace Fairlead.Detection.Credentials.Headers;

/// <summary>Kinds of header values.</summary>
internal enum HeaderKind
{
    None,

    /// <summary>A scheme and its credentials.</summary>
    Authorization,

    /// <summary>Pairs, some of which may stand for a session.</summary>
    Cookie,

    /// <summary>A secret as a whole.</summary>
    Secret,
}
