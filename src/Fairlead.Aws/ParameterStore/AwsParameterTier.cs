namespace Fairlead.Aws;

/// <summary>A tier of Parameter Store.</summary>
public enum AwsParameterTier
{
    /// <summary>Values of 4 KB at most.</summary>
    Standard,

    /// <summary>Values of 8 KB at most, for a fee.</summary>
    Advanced,

    /// <summary>The standard tier while it will do, then the advanced one.</summary>
    IntelligentTiering,
}
