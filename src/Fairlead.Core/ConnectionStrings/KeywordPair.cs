namespace Fairlead.Core.ConnectionStrings;

/// <summary>A keyword and its value as a connection string has them, unescaped.</summary>
/// <param name="Keyword">The keyword in its own spelling.</param>
/// <param name="Value">The value without its quotes.</param>
/// <param name="IsQuoted">Whether the value stands in quotes, so that everything in it belongs to it.</param>
internal readonly record struct KeywordPair(string Keyword, string Value, bool IsQuoted);
