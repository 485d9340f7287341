namespace Fairlead;

/// <summary>
/// Marks a parameter, property or field that takes a secret, so that the analyzers report constants that reach it.
/// </summary>
[AttributeUsage(AttributeTargets.Parameter | AttributeTargets.Property | AttributeTargets.Field)]
public sealed class CredentialSinkAttribute : Attribute;
