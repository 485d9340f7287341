namespace Fairlead.Sweeps;

/// <summary>Where a text can stand in a file.</summary>
internal enum Ground
{
    Statement,
    Member,
    Json,
    Yaml,
    Workflow,
    Environment,
    Properties,
    Xml,
    Shell,
    Dockerfile,
    Terraform,
}

/// <summary>One kind of text that is planted: what it is, where it stands, and how it is written with values made up for it.</summary>
internal sealed record PlantedKind(string Name, Ground Ground, Func<MadeUp, string> Write);
