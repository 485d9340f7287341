namespace Fairlead.Detection.Credentials.Leaks;

/// <summary>Evidence that a value is a secret, the weakest first.</summary>
internal enum SecretCertainty
{
    /// <summary>The name of the variable that it was put into.</summary>
    VariableName,

    /// <summary>The name of what it comes from: a parameter, a property, a configuration key.</summary>
    SourceName,

    /// <summary>An API that gives secrets and nothing else.</summary>
    Api,
}
