namespace Fairlead.Detection.Credentials.Leaks;

/// <summary>
/// Methods of a type that write what they are given to a place that others read. The destination completes "is written to …".
/// </summary>
internal sealed record LeakSink(string TypeName, string Destination, string[] Members)
{
    /// <summary>
    /// How certain it has to be that a value is a secret: to show one to whoever asked may be the purpose of a tool or an endpoint.
    /// </summary>
    public SecretCertainty LeastCertainty { get; init; } = SecretCertainty.VariableName;
}
