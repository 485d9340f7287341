namespace Fairlead.Aws;

/// <summary>Rules for names of secrets.</summary>
internal static class AwsSecretNames
{
    private const int MaximumLength = 512;

    /// <summary>Finds why a text cannot be the name of a secret. Returns null if it can, or is an ARN.</summary>
    public static string? FindProblem(string name)
    {
        bool isArn = name.StartsWith("arn:", StringComparison.Ordinal);
        if (name.Length is 0 or > MaximumLength) return "a secret's name has 1 to 512 characters";
        return name.All(c => char.IsAsciiLetterOrDigit(c) || c is '/' or '_' or '+' or '=' or '.' or '@' or '-' || (isArn && c == ':'))
            ? null
            : "a secret's name may contain only letters, digits and / _ + = . @ -";
    }
}
