namespace Fairlead.Analyzers.Credentials;

/// <summary>The name of what a text is given to.</summary>
/// <param name="Name">As the program spells it.</param>
/// <param name="RequiresEvidence">The place may take the name of a secret as well, so that a plain word does not suffice.</param>
internal readonly record struct DestinationName(string Name, bool RequiresEvidence = false);
