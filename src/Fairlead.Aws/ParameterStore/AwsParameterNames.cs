namespace Fairlead.Aws;

/// <summary>Rules for names of parameters.</summary>
internal static class AwsParameterNames
{
    private const int MaximumLength = 1011;
    private const int MaximumLevels = 15;

    /// <summary>Finds why a text cannot be the name of a parameter. Returns null if it can, or is an ARN.</summary>
    public static string? FindProblem(string name)
    {
        bool isArn = name.StartsWith("arn:", StringComparison.Ordinal);
        if (name.Length is 0 or > MaximumLength) return "a parameter's name has 1 to 1011 characters";
        if (!name.All(c => char.IsAsciiLetterOrDigit(c) || c is '/' or '_' or '.' or '-' || (isArn && c == ':')))
            return "a parameter's name may contain only letters, digits and / _ . -";
        if (isArn) return null;
        string[] levels = name.TrimStart('/').Split('/');
        if (levels.Length > MaximumLevels) return "a parameter's name has 15 levels at most";
        if (levels.Length > 1 && name[0] != '/') return "a parameter's name with levels must begin with /";
        string first = levels[0];
        bool isReserved = first.StartsWith("aws", StringComparison.OrdinalIgnoreCase)
            || first.StartsWith("ssm", StringComparison.OrdinalIgnoreCase);
        return isReserved ? "a parameter's name must not begin with aws or ssm" : null;
    }
}
