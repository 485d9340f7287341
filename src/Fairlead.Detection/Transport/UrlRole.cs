namespace Fairlead.Detection.Transport;

/// <summary>Roles of a URL in the text around it.</summary>
internal enum UrlRole
{
    /// <summary>Something connects to it, as far as the text tells.</summary>
    Address,

    /// <summary>It names something and nobody fetches it: an XML namespace, a schema, a claim type, a licence.</summary>
    Name,

    /// <summary>People read it: part of a sentence, or of a client's description of itself.</summary>
    Prose,

    /// <summary>Part of a pattern that finds URLs.</summary>
    Pattern,
}
