namespace Fairlead.Protection;

/// <summary>Stands in a log for an exception whose text holds a secret: its type's name and its text, masked.</summary>
internal sealed class RedactedException(Exception original, SecretRegistry registry)
    : Exception($"{original.GetType().FullName}: {registry.Redact(original.Message)}")
{
    private readonly string _text = registry.Redact(original.ToString());

    public override string? StackTrace { get; } = original.StackTrace is { } trace ? registry.Redact(trace) : null;

    public override string ToString() => _text;
}
