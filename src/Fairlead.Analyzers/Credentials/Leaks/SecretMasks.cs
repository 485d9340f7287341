using Fairlead.Analyzers.DataFlow;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Fairlead.Analyzers.Credentials.Leaks;

/// <summary>Code that hides a secret on its way: only a part of it is taken, or a method masks or hashes it.</summary>
internal static class SecretMasks
{
    private static readonly string[] HidingWords =
    [
        "Mask", "Redact", "Hash", "Obfuscat", "Encrypt", "Protect", "Sanitiz", "Scrub", "Hide", "Anonymi", "Truncat", "Shorten",
        "Fingerprint", "Censor", "Digest", "Substring", "Remove", "Left", "Right", "Head", "Tail", "Prefix", "Suffix", "Preview", "Ellips",
        "Abbreviat", "Strip", "Clean", "Filter", "Secure",
    ];

    private static readonly HashSet<string> Excerpts = ["Take", "Skip", "TakeLast", "First", "Last", "ElementAt", "Slice", "Select"];

    public static bool IsMasked(IOperation secret)
    {
        foreach (ValueDestination destination in ValueDestination.Follow(secret))
        {
            switch (destination.User)
            {
                case IInvocationOperation call when IsMaskingMethod(call.TargetMethod.Name):
                case IImplicitIndexerReferenceOperation or IArrayElementReferenceOperation:
                case IPropertyReferenceOperation { Property: { IsIndexer: true, ContainingType.SpecialType: SpecialType.System_String } }:
                    return true;
                case IExpressionStatementOperation or IVariableDeclaratorOperation or IReturnOperation or IBlockOperation:
                    return false;
            }
        }

        return false;
    }

    public static bool IsMaskingMethod(string methodName)
    {
        if (Excerpts.Contains(methodName)) return true;
        foreach (string word in HidingWords)
        {
            if (methodName.IndexOf(word, StringComparison.OrdinalIgnoreCase) >= 0) return true;
        }

        return false;
    }
}
