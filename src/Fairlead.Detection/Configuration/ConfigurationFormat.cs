namespace Fairlead.Detection.Configuration;

/// <summary>Formats of configuration files.</summary>
internal enum ConfigurationFormat
{
    /// <summary>Nothing that we could read: only what a text holds by itself is found.</summary>
    Text,
    Json,
    Xml,
    Yaml,

    /// <summary>Variables of an environment, one a line: <c>.env</c>.</summary>
    Environment,

    /// <summary>Names and values, one a line, under headings: <c>.ini</c>, <c>.properties</c>, <c>.toml</c>.</summary>
    Properties,

    /// <summary>Instructions that build an image of a container.</summary>
    Dockerfile,

    /// <summary>Scripts of <c>sh</c> and the shells like it.</summary>
    Shell,
    PowerShell,

    /// <summary>Scripts of Windows' command processor: <c>.cmd</c>, <c>.bat</c>.</summary>
    Batch,

    /// <summary>Blocks and attributes as Terraform and its kin write them.</summary>
    Terraform,

    /// <summary>Jenkins' pipelines.</summary>
    Groovy,
}
