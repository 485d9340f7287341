using Fairlead.Core.Text;

namespace Fairlead.Detection.Text.ConnectionStrings;

/// <summary>
/// One part of a connection string: keyword and value without spaces and quotes, and the whole with its separator. A part without an equals
/// sign, such as the host that a Redis configuration starts with, is all keyword.
/// </summary>
internal readonly record struct ConnectionStringPair(SourceSpan Keyword, SourceSpan Value, SourceSpan Whole, bool HasValue);
