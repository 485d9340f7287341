using Fairlead.Core.Text;

namespace Fairlead.Detection.Configuration;

/// <summary>
/// A secret in a configuration file: where, under which names, and what it is with its article. It never holds the secret. The path is
/// empty where no name leads to it; it begins with <c>#</c> in a comment, and is <c>$</c> in a command.
/// </summary>
internal readonly record struct ConfigurationFinding(SourceSpan Span, string Path, string What)
{
    public const string CommandPath = "$";
}
