namespace Fairlead.Detection.Credentials.Leaks;

/// <summary>
/// Methods of a type that write what they are given to a place that others read. The destination completes "is written to …". One that hands
/// values to whoever asked, as a response does, is only for values that are secret for certain: it may be the very purpose of the code.
/// </summary>
internal sealed record LeakSink(string TypeName, string Destination, string[] Members)
{
    public bool IsForCertainSecretsOnly { get; init; }
}
