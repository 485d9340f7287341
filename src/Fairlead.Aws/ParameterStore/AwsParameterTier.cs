namespace Fairlead.Aws;

/// <summary>The tiers of Parameter Store.</summary>
public enum AwsParameterTier
{
    /// <summary>Values of 4 KB at most.</summary>
    Standard,

    /// <summary>Values of 8 KB at most, for a fee.</summary>
    Advanced,

    /// <summary>The standard tier if it is sufficient, otherwise the advanced one.</summary>
    IntelligentTiering,
}
