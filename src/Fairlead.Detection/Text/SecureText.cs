using Fairlead.Core.Text;

namespace Fairlead.Detection.Text;

/// <summary>A part of a text and what stands there once it is secure.</summary>
internal readonly record struct SecureText(SourceSpan Span, string NewText);
